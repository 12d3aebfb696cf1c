"""Chooses plain Dutch sentences for the teacher to annotate: those of the corpus, and of excerpts of programmes.

They come as the product itself sees them: cleaned, split into units, and of these the running text only.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import spacy
from rich.progress import track
from spacy.language import Language

from pipeline.annotate.kind import kinds
from pipeline.clean import clean
from pipeline.codebook import UnitKind
from pipeline.corpus.documents import read_document, read_entry, slugs
from pipeline.errors import LanguageError
from pipeline.text import Block
from pipeline.training.excerpts import text_files
from pipeline.units import split
from tools.language_model.treebank import Sentence, Token

OLDEST = 1970
"""Programmes of before are left out: their Dutch is another."""
EXCERPT = 35_000
"""Characters of a programme, about 5,000 words: many writers say more than a few at length."""
SHORTEST_PROGRAMME = 5_000
LONGEST = 100
"""Words and signs of a sentence; longer ones are lists and tables."""
_YEAR = re.compile(r"_(?P<year>\d{4})$")
_EMPTY_LINE = re.compile(r"\n\s*\n")


def plain_sentences(corpus: Path, programmes: Path, words: int, seed: int) -> list[Sentence]:
    """Choose sentences: all of the corpus, then excerpts of programmes until there are enough.

    Args:
        corpus: The corpus folder.
        programmes: A folder of text files named `<party>_<year>.txt`, or an archive (`.tar`, compressed or not) of it.
        words: How many words and signs, at least, if there are as many.
        seed: Which programmes, and where in them.

    Returns:
        Sentences without annotation, in the order of their texts. Their ids say text, paragraph and place.

    Raises:
        CorpusError: A document of the corpus cannot be read.
        LanguageError: The programmes cannot be read.
    """
    nlp, chance = spacy.blank("nl"), Random(seed)
    chosen = [one for slug in track(slugs(corpus), "Corpus") for one in _of_corpus(corpus, slug, nlp)]
    texts = sorted(read_programmes(programmes).items())
    chance.shuffle(texts)
    there = sum(len(one.tokens) for one in chosen)
    for name, text in track(texts, "Programmes"):
        if there >= words:
            break
        found = sentences_of(name, excerpt(text, chance), nlp)
        there += sum(len(one.tokens) for one in found)
        chosen += found
    return chosen


def _of_corpus(corpus: Path, slug: str, nlp: Language) -> list[Sentence]:
    document = read_document(read_entry(corpus, slug))
    return sentences_of(slug, document.raw, nlp, document.blocks)


def read_programmes(source: Path) -> dict[str, str]:
    """The texts of programmes of `OLDEST` and later by their names, those of a few lines left out.

    Raises:
        LanguageError: They cannot be read.
    """
    try:
        texts = {path.stem: data.decode("utf-8", errors="replace") for path, data in text_files(source, _is_new)}
    except (OSError, tarfile.TarError) as error:
        raise LanguageError("cannot be read as programmes", where=source, remedy="get them anew") from error
    return {name: text.replace("\r\n", "\n") for name, text in texts.items() if len(text) >= SHORTEST_PROGRAMME}


def _is_new(path: Path) -> bool:
    year = _YEAR.search(path.stem)
    return year is not None and int(year["year"]) >= OLDEST


def excerpt(text: str, chance: Random) -> str:
    """A stretch of a text, from the start of a paragraph if it can be; the whole text when it is no longer."""
    if len(text) <= EXCERPT:
        return text
    start = chance.randrange(len(text) - EXCERPT)
    gap = _EMPTY_LINE.search(text, start, start + EXCERPT // 10)
    start = gap.end() if gap else start
    return text[start : start + EXCERPT]


def sentences_of(name: str, raw: str, nlp: Language, blocks: Sequence[Block] = ()) -> list[Sentence]:
    """The sentences of a text's running text, in its order.

    Args:
        name: Of the text; their ids begin with it.
        raw: The text.
        nlp: Whose tokenizer is used.
        blocks: What the reader saw of its layout.
    """
    cleaned = clean(raw)
    units = split(cleaned, blocks)
    found = (
        Sentence(f"{name}.p.{unit.passage}.s.{at}", tokens_of(unit.text, nlp))
        for at, (unit, kind) in enumerate(zip(units, kinds(units, cleaned), strict=True))
        if kind is UnitKind.TEXT
    )
    return [sentence for sentence in found if 0 < len(sentence.tokens) <= LONGEST]


def tokens_of(text: str, nlp: Language) -> tuple[Token, ...]:
    """The words and signs of a sentence, of which nothing is known but whether a space follows."""
    words = (token for token in nlp.tokenizer(text) if not token.is_space)
    return tuple(
        Token(word.text, None, None, None, place, None, bool(word.whitespace_)) for place, word in enumerate(words)
    )
