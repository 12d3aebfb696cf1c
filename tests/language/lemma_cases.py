"""Golden cases of lemmas: sentences with a word a line, `stelden/VERB/Number=Plur|VerbForm=Fin voor_stellen`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

FOLDER = Path(__file__).parents[1] / "cases" / "lemmas"


@dataclass(frozen=True)
class Row:
    """A word as a tagger gives it, and its lemma in the treebank's way."""

    form: str
    upos: str
    feats: str
    lemma: str


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        label: What is the matter, unique in its drawer.
        rows: The words of a sentence.
    """

    label: str
    rows: tuple[Row, ...]

    @property
    def lemmas(self) -> list[str]:
        """The lemmas that are due."""
        return [row.lemma for row in self.rows]


def cases(drawer: str) -> list[Case]:
    """All cases of a drawer.

    Raises:
        ValueError: when a line is not as it should be, or a label stands there twice.
    """
    found = [
        Case(case["label"], tuple(_row(line) for line in case["words"].strip().splitlines()))
        for path in sorted((FOLDER / drawer).glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    if len({case.label for case in found}) < len(found):
        raise ValueError(f"a label stands twice in {drawer}")
    return found


def _row(line: str) -> Row:
    word, lemma = line.split(" ")
    form, upos, *feats = word.rsplit("/", 2) if "=" in word else word.rsplit("/", 1)
    return Row(form, upos, *(feats or [""]), lemma)


def doc(vocab: Vocab, rows: tuple[Row, ...] | list[Row]) -> Doc:
    """The sentence as it leaves the tagger, without lemmas."""
    return Doc(
        vocab, words=[row.form for row in rows], pos=[row.upos for row in rows], morphs=[row.feats for row in rows]
    )


def rows(*lines: str) -> list[Row]:
    """Rows written as in the cases."""
    return [_row(line) for line in lines]
