"""What a course of teaching came to: figures on documents held out by cluster, and a learning curve."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.shared import progress, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.evaluate import Evaluation
    from pipeline.evaluate.learning import Learned
    from pipeline.training.course import Course
    from pipeline.training.hearing import Taught


def assess(course: Course, taught: Taught, out: Path, *, quiet: bool) -> None:
    """Judge every labelled document by judges that learned from other clusters; keep and show the figures.

    Args:
        course: Every step of it is done.
        taught: What was learned beside the network.
        out: The folder of the model, in which the figures are kept: the card tells them.
        quiet: Show nothing.

    Where documents are too few to be held out there is nothing to keep, which is told.

    Raises:
        WijkspiegelError: when the figures cannot be written.
    """
    from pipeline.evaluate import save_evaluation  # noqa: PLC0415 - as all rooms: only for the command that needs them
    from pipeline.evaluate.card import HELD_OUT  # noqa: PLC0415 - as above

    try:
        evaluation = _assessed(course, taught, quiet=quiet)
    except ValueError as error:
        say(f"no figures on documents held out: {error}", quiet=quiet)
        return
    save_evaluation(evaluation, out / HELD_OUT)
    if not quiet:
        _show(evaluation)
    say(f"{out / HELD_OUT}: figures on documents held out", quiet=quiet)


def _assessed(course: Course, taught: Taught, *, quiet: bool) -> Evaluation:
    found = _held_out(course, taught)
    learned = []
    with progress("learning curve", quiet=quiet) as report:
        for done, one in enumerate(_curves(course, taught), start=1):
            learned.append(one)
            report(done, 2 * _shares(), one.labeller)
    return replace(found, learned=tuple(learned))


def _held_out(course: Course, taught: Taught) -> Evaluation:
    from pipeline.evaluate.held_out import HeldOut, evaluate_held_out  # noqa: PLC0415 - as above
    from pipeline.training.fitting import judged_out_of_fold  # noqa: PLC0415 - as above

    judged = judged_out_of_fold(taught.lessons, taught.voices, course.themes)
    documents = [
        HeldOut(lesson.name, (f"source: {document.source}", f"{lesson.passage.source_kind}"), lesson.truth, *said)
        for document, lesson, said in zip(taught.documents, taught.lessons, judged, strict=True)
    ]
    return evaluate_held_out(documents, "ensemble")


def _curves(course: Course, taught: Taught) -> Iterator[Learned]:
    from pipeline.evaluate.learning import learn  # noqa: PLC0415 - as above
    from pipeline.training.curves import judges_from, linear_from, shares_of  # noqa: PLC0415 - as above
    from pipeline.training.fitting import FOLDS  # noqa: PLC0415 - as above

    documents = list(zip(taught.lessons, taught.voices, strict=True))
    clusters = [lesson.cluster for lesson in taught.lessons]
    return chain.from_iterable(
        learn(
            *(name, documents, clusters),
            fit=partial(teach, themes=course.themes),
            shares_of=shares_of,
            themes=course.themes,
            fewest=FOLDS,
        )
        for name, teach in {"linear": linear_from, "judges": judges_from}.items()
    )


def _shares() -> int:
    from pipeline.evaluate.learning import SHARES  # noqa: PLC0415 - as above

    return len(SHARES)


def _show(evaluation: Evaluation) -> None:
    from rich.console import Console  # noqa: PLC0415 - a table is drawn only here

    from pipeline.evaluate import render  # noqa: PLC0415 - as above

    Console().print(render(evaluation, text_of=str))
