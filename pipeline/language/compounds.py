"""Lemmas in parts: `regering_partij` for `regeringspartij`, `toe_staan` for `toestaan`, as the treebanks write them.

Where a compound is cut, and whether, is weighed by a logistic model that was fitted on the treebank. Its features are
those of the start and of the head of the word alone, so that what is kept is one number for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.language.lemmas import key
from pipeline.language.particles import particles
from pipeline.language.tables import WithTables

NAME = "wijkspiegel_compounds"
SIGN = "_"
"""Stands between the parts of a lemma."""
SCALE = 100
"""The scores in the tables are whole numbers, in hundredths."""
LONGEST = 20
SHORTEST_HEAD = 2
SHORTEST_BY_HYPHEN = 3
"""A head after a hyphen; what stands before one has at least two letters: `X-boot` is one part, `G8-top` two."""
MOST_LETTERS = 60
_CUT = frozenset(("NOUN", "VERB", "ADJ"))
HYPHENS = ("-", "/")


@dataclass(frozen=True, slots=True)
class PartTables:
    """What is known of the parts of words.

    Attributes:
        known: By `lemma⇥UPOS` its parts with `_` between them, or nothing for a lemma that has none.
        starts: For what may stand before a head, with its linking sound, its own lemma.
        start_scores: How much it speaks for a cut after it, in hundredths of log odds.
        head_scores: How much a head speaks for a cut before it, in the same measure.
        weights: By UPOS what speaks for a cut in any such word, by `length` what each letter of it does, in the same
            measure.
        uncut: Starts after which no cut is made at a hyphen, in lower case: `noord` of `Noord-Afrikaans`. Each maps
            to 1.
        common: How much its being common speaks for cuts in a lemma, below 0, in the same measure.
        separable: For each particle the verbs that it may stand apart from, with spaces between them.
    """

    known: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[str, str] = field(default_factory=dict)
    start_scores: Mapping[str, int] = field(default_factory=dict)
    head_scores: Mapping[str, int] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    uncut: Mapping[str, int] = field(default_factory=dict)
    common: Mapping[str, int] = field(default_factory=dict)
    separable: Mapping[str, str] = field(default_factory=dict)


def cut(lemma: str, upos: str, tables: PartTables) -> tuple[str, ...]:
    """The parts of a lemma, each a lemma itself; one part for a word that is no compound.

    Args:
        lemma: Of the whole word, `gemeenteraadsverkiezing`.
        upos: Its part of speech: nouns, verbs and adjectives have parts.
        tables: What is known of parts.
    """
    known = tables.known.get(key(lemma, upos))
    if known is not None or upos not in _CUT or len(lemma) > MOST_LETTERS or not tables.weights:
        return tuple((known or lemma).split(SIGN))
    at = _hyphen(lemma, tables) or _place(lemma, upos, tables)
    if not at:
        return (lemma,)
    return (*cut(bare(lemma[:at], tables), "NOUN", tables), *cut(lemma[at:], upos, tables))


def bare(start: str, tables: PartTables) -> str:
    """The lemma of what stands before a head: `regering` for `regerings`, `G8` for `G8-`."""
    plain = start[:-1] if start.endswith(HYPHENS) and len(start) > 1 else start
    return tables.starts.get(plain) or tables.starts.get(plain.lower()) or plain


def _hyphen(lemma: str, tables: PartTables) -> int:
    """Where the head begins after the last hyphen; 0 where no cut is made."""
    at = max(lemma.rfind(hyphen) for hyphen in HYPHENS) + 1
    start = lemma[: at - 1].lower()
    long_enough = len(start) > 1 and len(lemma) - at >= SHORTEST_BY_HYPHEN
    return at if at and long_enough and start not in tables.uncut else 0


def _place(lemma: str, upos: str, tables: PartTables) -> int:
    """Where the log odds of a cut are highest; 0 where they are nowhere above even."""
    low = lemma.lower()
    rest = tables.weights.get(upos, 0) + tables.weights.get("length", 0) * min(len(lemma), LONGEST)
    rest += tables.common.get(low, 0)
    score, at = max(_scores(low, tables), default=(0, 0))
    return at if at and score + rest > 0 else 0


def _scores(low: str, tables: PartTables) -> Iterator[tuple[int, int]]:
    for at in range(1, len(low) - SHORTEST_HEAD + 1):
        start, head = tables.start_scores.get(low[:at]), tables.head_scores.get(low[at:])
        if start is not None and head is not None:
            yield start + head, at


class Compounds(WithTables[PartTables]):
    """The spaCy component: puts the parts of each lemma in `token.lemma_`, with `_` between them.

    A verb gets the particle that stands elsewhere in its clause as its first part: `stelde ... voor` is `voor_stellen`.
    """

    def use(self, tables: PartTables) -> None:
        """Work with these tables from now on."""
        super().use(tables)
        self._separable = {particle: frozenset(verbs.split()) for particle, verbs in tables.separable.items()}
        self._known: dict[tuple[int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of all tokens that have one."""
        apart = particles(doc, self._separable)
        for token in doc:
            if token.lemma:
                token.lemma_ = self._joined(token)
        for place, particle in apart.items():
            doc[place].lemma_ = particle + SIGN + doc[place].lemma_
        return doc

    def _joined(self, token: Token) -> str:
        facts = (token.lemma, token.pos)
        joined = self._known.get(facts)
        if joined is None:
            joined = self._known[facts] = SIGN.join(cut(token.lemma_, token.pos_, self.tables))
        return joined


def parts_of(token: Token) -> tuple[str, ...]:
    """The parts of a token's lemma, the head last: `("regering", "partij")`; one part for any other word.

    Args:
        token: Of a pipeline with this component or another that follows the treebanks; without one it is one part.
    """
    lemma = str(token.lemma_ or token.lower_)
    parts = tuple(part for part in lemma.split(SIGN) if part)
    return parts if SIGN not in token.text and parts else (lemma,)


@Language.factory(NAME, requires=["token.pos", "token.lemma"], assigns=["token.lemma"])
def make_compounds(nlp: Language, name: str) -> Compounds:  # noqa: ARG001 - spaCy calls a factory with both
    """Make the component without tables; the pipeline's folder brings them."""
    return Compounds(PartTables())
