"""Teaches heads for themes that the model does not know, from a few dozen labelled sentences, without torch.

labelled and other documents → encoder's vectors, cues → rows → heads by folds → threshold, figures → a head of them all

Sentences without a label teach too, as the cues of the codebook see them: few labels are about half for and half
against, while in a corpus a theme is rare. A head that knew only the labels would find it everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from pipeline.annotate.matching import rules_of
from pipeline.annotate.themes import themes_of
from pipeline.codebook import Codebook, load_codebook
from pipeline.errors import ModelError
from pipeline.language import load
from pipeline.model.choice import choose_model
from pipeline.model.encoder import Encoder
from pipeline.model.heads import HeadManifest, ThemeHead, encoder_print, load_heads, manifests, signs
from pipeline.settings import Settings
from pipeline.training.clusters import clusters, folds
from pipeline.training.comparison import Comparison
from pipeline.training.head_comparison import compare_heads
from pipeline.training.hearing import places
from pipeline.training.marked import Marked, read_marked
from pipeline.training.thresholds import best_for_f1

if TYPE_CHECKING:
    from spacy.language import Language

FEWEST = 10
"""Labelled sentences with the theme, and as many without, below which nothing is taught."""
BACKGROUND = 16
"""How many documents without labels are read besides."""
BACKGROUND_WEIGHT = 0.5
"""What one of their sentences counts beside a labelled one."""
FOLDS = 5
STRENGTH = 0.03
"""Inverse of the penalty: a few dozen sentences cannot place hundreds of weights."""
FEWEST_OF_A_STANCE = 3
"""Sentences of either stance below which the border between them stays where the encoder has it."""

Floats = NDArray[np.float64]
Progress = Callable[[int, int, str], None]
Told = Callable[[str, Comparison | None], None]


@dataclass(frozen=True)
class Rows:
    """What is learned from, a row a line.

    Attributes:
        vectors: Float (n, width), the encoder's.
        stances: Float (n,): the mean of its logits for stance.
        seen: Bool (n,): whether the cues see the theme.
        shares: Float (n,): how surely the theme is there; where nobody said, whether the cues see it.
        presents: Float (n,): how surely its stance is `present`, where it is labelled as there.
        labelled: Bool (n,).
        documents: Int (n,): the number of the document.
    """

    vectors: NDArray[np.float32]
    stances: Floats
    seen: NDArray[np.bool_]
    shares: Floats
    presents: Floats
    labelled: NDArray[np.bool_]
    documents: NDArray[np.int64]

    @property
    def weights(self) -> Floats:
        """Float (n,): how much each counts."""
        return np.where(self.labelled, 1.0, BACKGROUND_WEIGHT)

    @property
    def positive(self) -> NDArray[np.bool_]:
        """Bool (n,): labelled, and the theme is rather there than not."""
        return self.labelled & (self.shares >= 0.5)

    def of(self, chosen: NDArray[np.bool_]) -> Rows:
        """Some of the rows."""
        return Rows(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))


def _untold(_theme: str, _comparison: Comparison | None) -> None:
    """Nobody is told."""


def train_heads(
    settings: Settings, labels: Sequence[Path], progress: Progress, *, take: bool = False, told: Told = _untold
) -> tuple[HeadManifest, ...]:
    """Teach a head for each theme of the codebook that the model does not know, and write those that are no worse.

    Args:
        settings: Where corpus and model are.
        labels: Files of labels, a JSON object a line, beside those of the corpus.
        progress: Told how many documents are read, of how many, and for which theme.
        take: Whether to write a head also where the last one of its theme scores higher on held-back reviews.
        told: Called with a theme that has a head already, and how that and the next one score; `None` where too few
            held-back sentences of it were reviewed to tell, see `compare_heads`.

    Returns:
        What was written, to `heads/` in the corpus.

    Raises:
        ModelError: when there is no model, it knows all themes, or a theme has too few labels.
        WijkspiegelError: when codebook, corpus, labels or language pipeline cannot be read.
    """
    codebook, folder = load_codebook(settings.codebook), choose_model(settings.model)
    if folder is None:
        raise ModelError("there is no model to put a head on", remedy="name its folder as `model` in the settings")
    encoder, nlp = Encoder.load(folder), load(settings.language)
    themes = [theme for theme in codebook.theme_ids if theme not in encoder.themes]
    if not themes:
        remedy = f"add a theme to {settings.codebook}, or name an --encoder to teach anew"
        raise ModelError("the model knows every theme of the codebook", remedy=remedy)
    written = []
    for theme in themes:
        documents = read_marked(settings, labels, theme, BACKGROUND)
        _check(documents, theme)
        rows = rows_of(documents, theme, encoder, codebook, nlp, progress=progress)
        head, manifest = teach_head(rows, documents, theme)
        manifest = manifest.model_copy(update={"encoder": encoder_print(folder)})
        found = None
        if last := _last_head(settings.heads, theme, manifest.encoder):
            found = compare_heads(settings, theme, (last, head), encoder=encoder, codebook=codebook, nlp=nlp)
            told(theme, found)
        if found is None or take or not found.is_worse:
            written.append(head.save(settings.heads, manifest))
    return tuple(written)


def _last_head(folder: Path, theme: str, encoder: str) -> ThemeHead | None:
    """The head of a theme that judges now; `None` where there is none, or it is of another encoder."""
    known = manifests(folder).get(theme)
    return load_heads(folder, encoder)[theme] if known and known.encoder == encoder else None


def _check(documents: Sequence[Marked], theme: str) -> None:
    labelled = [document for document in documents if document.labelled.any()]
    shares = np.concatenate([document.shares[document.labelled] for document in labelled]) if labelled else np.zeros(0)
    having, lacking = int((shares >= 0.5).sum()), int((shares < 0.5).sum())
    if min(having, lacking) < FEWEST:
        problem = f"{theme} has {having} labelled sentences with it and {lacking} without"
        raise ModelError(problem, remedy=f"label at least {FEWEST} of each, and give them with --labels")
    if len(labelled) < 2:
        raise ModelError(f"all labels of {theme} are of one document", remedy="label sentences of another too")


def rows_of(
    documents: Sequence[Marked],
    theme: str,
    encoder: Encoder,
    codebook: Codebook,
    nlp: Language,
    *,
    progress: Progress,
) -> Rows:
    """Read documents line by line.

    Args:
        documents: Labelled ones and others.
        theme: Its id in the codebook.
        encoder: Gives the vectors.
        codebook: Has the cues.
        nlp: The Dutch pipeline.
        progress: Told how many are read.
    """
    parts = []
    for number, document in enumerate(documents):
        reading = encoder.read(document.passage)
        seen = np.array(
            [theme in found for found in themes_of(places(document.passage, nlp), rules_of(codebook))], bool
        )
        parts.append(
            Rows(
                vectors=reading.vectors,
                stances=reading.stances.mean(axis=1).astype(np.float64),
                seen=seen,
                shares=np.where(document.labelled, document.shares, seen),
                presents=document.presents,
                labelled=document.labelled,
                documents=np.full(len(seen), number),
            )
        )
        progress(number + 1, len(documents), theme)
    return Rows(*(np.concatenate([getattr(part, name) for part in parts]) for name in Rows.__dataclass_fields__))


def teach_head(rows: Rows, documents: Sequence[Marked], theme: str) -> tuple[ThemeHead, HeadManifest]:
    """Teach a head on all rows, with threshold and figures from heads that had not learned from a row's document.

    Args:
        rows: Labelled and other lines, see `rows_of`.
        documents: Those that the rows are of, in their order.
        theme: Its id.

    Returns:
        The head, and its manifest without the encoder and the checksum of its file.
    """
    said = _out_of_fold(rows, [document.origin.name for document in documents], clusters([d.origin for d in documents]))
    threshold = best_for_f1(said, rows.shares, rows.weights, rows.documents)
    head = replace(_fit(rows), threshold=threshold, stance_border=_stance_border(rows))
    found, there = said[rows.labelled] >= threshold, rows.positive[rows.labelled]
    hits = int((found & there).sum())
    return head, HeadManifest(
        theme=theme,
        encoder="",
        labelled=int(rows.labelled.sum()),
        with_theme=int(there.sum()),
        reviewed=sum(int(document.reviewed.sum()) for document in documents),
        documents=sum(bool(document.labelled.any()) for document in documents),
        background=int((~rows.labelled).sum()),
        precision=hits / max(1, int(found.sum())),
        recall=hits / max(1, int(there.sum())),
        f1=2 * hits / max(1, int(found.sum()) + int(there.sum())),
    )


def _out_of_fold(rows: Rows, names: Sequence[str], cluster_of: Mapping[str, str]) -> Floats:
    """For each row the probability by a head that learned from no document of its cluster."""
    fold_of = folds(cluster_of, min(FOLDS, len(set(cluster_of.values()))))
    fold = np.array([fold_of[name] for name in names])[rows.documents]
    said = np.zeros(len(fold))
    for number in np.unique(fold):
        out = fold == number
        said[out] = _fit(rows.of(~out)).judge(rows.vectors[out], rows.seen[out])
    return said


def _fit(rows: Rows) -> ThemeHead:
    """A head that learned from some rows; a row of which coders differ counts for both sides."""
    scaler = StandardScaler().fit(rows.vectors)
    found = signs(scaler, rows.vectors, rows.seen)
    answers = np.repeat([1, 0], len(found))
    weights = np.concatenate([rows.weights * rows.shares, rows.weights * (1 - rows.shares)])
    counts = weights > 0
    weigher = LogisticRegression(C=STRENGTH, max_iter=2000)
    weigher.fit(np.vstack([found, found])[counts], answers[counts], sample_weight=weights[counts])
    return ThemeHead(scaler, weigher, threshold=0.5, stance_border=0.0)


def _stance_border(rows: Rows) -> float:
    """The mean logit between the stances: how the encoder's themes say *absent* carries over to another."""
    stances, present = rows.stances[rows.positive], rows.presents[rows.positive] >= 0.5
    if min(present.sum(), (~present).sum()) < FEWEST_OF_A_STANCE:
        return 0.0
    line = LogisticRegression(class_weight="balanced").fit(stances[:, None], present)
    slope, offset = float(line.coef_[0, 0]), float(line.intercept_[0])
    return -offset / slope if slope > 0 else 0.0
