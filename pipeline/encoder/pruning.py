"""Keeps the word pieces that some texts use: of 250,000 in a hundred languages, Dutch needs a tenth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline.encoder.packaged import Pieces

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LEAST = 2
"""So often must a piece be used to be kept."""
SHORT = 2
MARK = "▁"
"""Begins a word."""
LATIN = "\u0250"
"""The first character behind the Latin letters: short pieces of them are kept, so that any Dutch word is spelled."""


def tokenizer_of(pieces: Pieces) -> Tokenizer:
    """A tokenizer that parts texts into these pieces, puts its marks around them, and knows how to fill up."""
    from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors  # noqa: PLC0415  of the extra `train`
    from tokenizers.models import Unigram  # noqa: PLC0415

    tokenizer = Tokenizer(Unigram(list(zip(pieces.texts, pieces.scores, strict=True)), unk_id=pieces.unknown))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    start, end = (pieces.texts[at] for at in (pieces.start, pieces.end))
    marks = [(start, pieces.start), (end, pieces.end)]
    tokenizer.post_processor = processors.TemplateProcessing(single=f"{start} $A {end}", special_tokens=marks)
    return tokenizer


def used_pieces(pieces: Pieces, texts: Iterable[str], least: int = LEAST) -> tuple[int, ...]:
    """The numbers of the pieces to keep, in order: those used, the special ones, and what spells any Dutch word.

    Args:
        pieces: All there are.
        texts: Such as the encoder will read.
        least: So often must they use a piece.
    """
    tokenizer = tokenizer_of(pieces)
    encoded = tokenizer.encode_batch([text for text in texts if text.strip()], add_special_tokens=False)
    times = Counter(number for one in encoded for number in one.ids)
    used = {number for number, count in times.items() if count >= least}
    letters = {number for number, text in enumerate(pieces.texts) if text == MARK or _is_latin(text)}
    return tuple(sorted(used | letters | set(pieces.special)))


def _is_latin(text: str) -> bool:
    return 0 < len(text) <= SHORT and text[-1] < LATIN


def pruned(pieces: Pieces, keep: Sequence[int]) -> Pieces:
    """The pieces of these numbers, numbered anew in this order.

    Args:
        pieces: All there are.
        keep: With the special ones among them.
    """
    start, end, padding, unknown = (list(keep).index(number) for number in pieces.special)
    texts, scores = [pieces.texts[number] for number in keep], [pieces.scores[number] for number in keep]
    return Pieces(tuple(texts), tuple(scores), start, end, padding, unknown)
