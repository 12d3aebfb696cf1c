"""What the teacher can say of a word: the values of each field, numbered; and what a word's numbers are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.language_model.habits import whole_lemma
from tools.language_model.teacher.scripts import script
from tools.language_model.treebank import Sentence, Token

RAREST = 2
"""So often must a script be seen: rarer ones are of one word, and can not be guessed of another."""
UNKNOWN = -100
"""What torch takes for no answer: nothing is learned from it."""
ROOT = "root"


@dataclass(frozen=True, slots=True)
class Labels:
    """The values of each field; a value's place is its number.

    Attributes:
        upos: Parts of speech.
        feats: Features, all of a word as one.
        scripts: How lemmas are made of forms.
        deprel: Relations.
    """

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    scripts: tuple[str, ...]
    deprel: tuple[str, ...]

    def save(self, path: Path) -> None:
        """Write them as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8", newline="\n")

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read what `save` wrote."""
        fields = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(values) for name, values in fields.items()})


def labels_of(sentences: Iterable[Sentence]) -> Labels:
    """All values that are found in sentences, the most frequent first."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    scripts = Counter(script_of(token) for token in tokens)
    return Labels(
        upos=_by_number(token.upos for token in tokens),
        feats=_by_number(token.feats for token in tokens),
        scripts=_by_number(known for known in scripts.elements() if scripts[known] >= RAREST),
        deprel=_by_number([ROOT, *(token.deprel for token in tokens)]),
    )


def script_of(token: Token) -> str | None:
    """How the lemma of the whole word is made of its form; `None` when it is not known."""
    lemma = whole_lemma(token)
    return None if lemma is None else script(token.form, lemma)


def _by_number(values: Iterable[str | None]) -> tuple[str, ...]:
    counts = Counter(value for value in values if value is not None)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))


@dataclass(frozen=True, slots=True)
class Numbers:
    """A sentence's annotation as numbers, a list with one of each word; `UNKNOWN` where it is not told.

    Attributes:
        upos: Of parts of speech.
        feats: Of features.
        scripts: Of scripts.
        heads: Places of heads: 0 for the root, 1 for the first word.
        deprel: Of relations.
    """

    upos: list[int]
    feats: list[int]
    scripts: list[int]
    heads: list[int]
    deprel: list[int]


class Numbering:
    """Gives the numbers of sentences' annotation."""

    def __init__(self, labels: Labels) -> None:
        self._upos, self._feats, self._scripts, self._deprel = (
            {value: number for number, value in enumerate(values)}
            for values in (labels.upos, labels.feats, labels.scripts, labels.deprel)
        )

    def of(self, sentence: Sentence) -> Numbers:
        """The numbers of a sentence. A head whose relation is not known is not known either."""
        tokens = sentence.tokens
        return Numbers(
            upos=_numbers(self._upos, (token.upos for token in tokens)),
            feats=_numbers(self._feats, (token.feats for token in tokens)),
            scripts=_numbers(self._scripts, map(script_of, tokens)),
            heads=[_head(token, place) for place, token in enumerate(tokens)],
            deprel=_numbers(self._deprel, (token.deprel for token in tokens)),
        )


def _numbers(known: dict[str, int], values: Iterable[str | None]) -> list[int]:
    return [UNKNOWN if value is None else known.get(value, UNKNOWN) for value in values]


def _head(token: Token, place: int) -> int:
    if token.deprel is None:
        return UNKNOWN
    return 0 if token.head == place else token.head + 1


def padded(rows: Sequence[Sequence[int]], width: int, filling: int = UNKNOWN) -> list[list[int]]:
    """Rows of one width."""
    return [[*row, *[filling] * (width - len(row))] for row in rows]
