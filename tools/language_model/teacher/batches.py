"""Sentences as word pieces, and batches of sentences of about one length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from tools.language_model.teacher.labels import padded

MOST_OF_A_WORD = 8
"""Pieces of a word that are read: what has more is an address or a row of signs."""
NOWHERE = -1
"""Stands for the place of a piece that is not there."""
JITTER = 4
"""About so many words may the sentences of a batch differ, so that each round has other batches."""


class Encoding(Protocol):
    """What a tokenizer makes of a text."""

    @property
    def ids(self) -> list[int]:
        """The numbers of its pieces."""
        ...


class Tokenizer(Protocol):
    """What is asked of a tokenizer of the library tokenizers."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding:
        """Part a text into pieces, between its marks of start and end when they are asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence, as the encoder reads it.

    Attributes:
        ids: The numbers of its word pieces, between the marks of start and end.
        places: Of each word, where its pieces are among these; none of a word that is behind the longest text.
    """

    ids: list[int]
    places: list[list[int]]


class Reader:
    """Parts words into pieces, each word once.

    Args:
        tokenizer: Of the encoder.
        most: The longest text that the encoder reads, in pieces.
    """

    def __init__(self, tokenizer: Tokenizer, most: int) -> None:
        self._tokenizer, self._most = tokenizer, most
        self._start, self._end = tokenizer.encode("", add_special_tokens=True).ids
        self._known: dict[str, list[int]] = {}

    def read(self, words: Sequence[str]) -> Pieces:
        """The pieces of a sentence's words and signs."""
        ids, places = [self._start], []
        for word in words:
            pieces = self._pieces(word)
            room = pieces if len(ids) + len(pieces) < self._most else []
            places.append(list(range(len(ids), len(ids) + len(room))))
            ids += room
        return Pieces([*ids, self._end], places)

    def _pieces(self, word: str) -> list[int]:
        if word not in self._known:
            self._known[word] = self._tokenizer.encode(word, add_special_tokens=False).ids[:MOST_OF_A_WORD]
        return self._known[word]


@dataclass(frozen=True, slots=True)
class Rows:
    """The sentences of a batch, filled up to one length.

    Attributes:
        ids: Numbers of pieces.
        mask: 1 where there is a piece, 0 where there is filling.
        places: Of each word where its pieces are; `NOWHERE` for filling.
        words: How many words each sentence has.
    """

    ids: list[list[int]]
    mask: list[list[int]]
    places: list[list[list[int]]]
    words: list[int]


def rows(sentences: Sequence[Pieces]) -> Rows:
    """Put sentences beside each other."""
    length = max(len(one.ids) for one in sentences)
    words = max(len(one.places) for one in sentences)
    most = max((len(places) for one in sentences for places in one.places), default=0) or 1
    return Rows(
        ids=padded([one.ids for one in sentences], length, 0),
        mask=padded([[1] * len(one.ids) for one in sentences], length, 0),
        places=[
            padded([*one.places, *([] for _ in range(words - len(one.places)))], most, NOWHERE) for one in sentences
        ],
        words=[len(one.places) for one in sentences],
    )


def batches(sentences: Sequence[Pieces], size: int, chance: Random | None = None) -> Iterator[list[int]]:
    """Part sentences into batches of about one length.

    Args:
        sentences: All of them.
        size: The most pieces of a batch, filling counted; a longer sentence is a batch of its own.
        chance: For another order, and other batches, in each round; `None` for those of rising length.

    Yields:
        Places of sentences, each in one batch.
    """
    found = list(_by_length(sentences, size, chance))
    if chance is not None:
        chance.shuffle(found)
    yield from found


def _by_length(sentences: Sequence[Pieces], size: int, chance: Random | None) -> Iterator[list[int]]:
    lengths = [len(one.ids) + (chance.random() * JITTER if chance else 0) for one in sentences]
    batch: list[int] = []
    longest = 0
    for at in sorted(range(len(sentences)), key=lambda at: lengths[at]):
        longest = max(longest, len(sentences[at].ids))
        if batch and longest * (len(batch) + 1) > size:
            yield batch
            batch, longest = [], len(sentences[at].ids)
        batch.append(at)
    if batch:
        yield batch
