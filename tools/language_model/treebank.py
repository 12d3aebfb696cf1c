"""Reads the treebanks: sentences with their annotation, from files in CoNLL-U, compressed (`.xz`) or not."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import conllu

from pipeline.errors import LanguageError

_PLACE = re.compile(r"(?P<document>.+?)(?:\.p\.(?P<paragraph>\d+))?(?:\.s\.(?P<sentence>[\d._]+))?$")
_BARE_ID = re.compile(r"\S+\.xml$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign and what the treebank says of it.

    Attributes:
        form: As it stands in the text.
        lemma: In the treebank's way, with `_` between the parts of a compound; `None` when it is not known.
        upos: The universal part of speech; `None` when it is not known.
        feats: Features as `Name=Value|Name=Value`, empty when it has none; `None` when they are not known.
        head: The place in the sentence of its head, from 0; the root's is its own place.
        deprel: The relation to its head; `None` when it is not known.
        space_after: Whether a space follows; `None` in a file that does not say.
    """

    form: str
    lemma: str | None
    upos: str | None
    feats: str | None
    head: int
    deprel: str | None
    space_after: bool | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a treebank.

    Attributes:
        id: What the treebank calls it, such as `wiki-1181.p.10.s.1`.
        tokens: Its words and signs in order.
    """

    id: str
    tokens: tuple[Token, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """Its words and signs as they stand in the text."""
        return tuple(token.form for token in self.tokens)

    @property
    def document(self) -> str:
        """The document that it stands in."""
        return self._place()[0]

    @property
    def paragraph(self) -> tuple[str, int]:
        """The document and the number of the paragraph in it; number 0 when the id has none."""
        document, paragraph, _ = self._place()
        return document, paragraph

    @property
    def order(self) -> tuple[str, int, tuple[int, ...]]:
        """Sorts the sentences of a document as they stand in it."""
        return self._place()

    def _place(self) -> tuple[str, int, tuple[int, ...]]:
        found = _PLACE.match(self.id.rpartition("\\")[2])
        if found is None:
            return self.id, 0, ()
        numbers = re.findall(r"\d+", found["sentence"] or "")
        return found["document"], int(found["paragraph"] or 0), tuple(int(number) for number in numbers)


def read(path: Path) -> list[Sentence]:
    """The sentences of one file, in its order.

    Args:
        path: A file in CoNLL-U; compressed when its name ends in `.xz`.

    Raises:
        LanguageError: The file cannot be read, or is no CoNLL-U.
    """
    try:
        text = lzma.decompress(path.read_bytes()).decode() if path.suffix == ".xz" else path.read_text(encoding="utf-8")
        lists = conllu.parse(text, metadata_parsers={"__fallback__": lambda key, value: (key, value)})
    except (OSError, lzma.LZMAError, UnicodeDecodeError, conllu.exceptions.ParseException) as error:
        raise LanguageError("cannot be read as CoNLL-U", where=path, remedy="get the file anew") from error
    says_spaces = any((token["misc"] or {}).get("SpaceAfter") for tokens in lists for token in tokens)
    return [_sentence(tokens, says_spaces, path) for tokens in lists]


def _sentence(tokens: conllu.TokenList, says_spaces: bool, path: Path) -> Sentence:
    """One sentence; words made of others and words left out, whose ids are no numbers, are not taken."""
    words = [token for token in tokens if isinstance(token["id"], int)]
    places = {word["id"]: place for place, word in enumerate(words)}
    name = _name(tokens.metadata)
    if any(word["head"] is None for word in words):
        raise LanguageError(f"a word of sentence {name!r} has no head", where=path, remedy="mend the file")
    return Sentence(
        id=name,
        tokens=tuple(
            Token(
                form=word["form"],
                lemma=None if word["lemma"] == "_" != word["form"] else word["lemma"],
                upos=word["upos"],
                feats="|".join(f"{name}={value}" for name, value in (word["feats"] or {}).items()),
                head=places.get(word["head"], place),
                deprel=word["deprel"],
                space_after=(word["misc"] or {}).get("SpaceAfter") != "No" if says_spaces else None,
            )
            for place, word in enumerate(words)
        ),
    )


def _name(metadata: conllu.models.Metadata) -> str:
    """The id, from `sent_id` or, as in the file of 2017, from a comment that is nothing but a file's name."""
    if metadata.get("sent_id"):
        return str(metadata["sent_id"])
    return next((str(key).removesuffix(".xml") for key in metadata if _BARE_ID.match(str(key))), "")


def without(sentences: Iterable[Sentence], *others: Iterable[Sentence]) -> list[Sentence]:
    """The sentences whose words stand in none of the others: what is learned must not be what is tested."""
    taken = {sentence.forms for sentences in others for sentence in sentences}
    return [sentence for sentence in sentences if sentence.forms not in taken]
