"""Makes the tables of the lemma components from the treebanks' training sentences and kept tables of Dutch words.

The treebanks of now write `regering_partij`, the file of 2017 `regeringspartij`; `unsplit` makes the second of the
first, so that both teach the lemmas of whole words and the trained lemmatizer may learn from both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.language.compounds import SIGN, PartTables
from pipeline.language.lemmas import SIGN as TAB
from pipeline.language.lemmas import LemmaTables, edit_of, key
from tools.language_model.lexicon import UPOS, Lexicon, lexicon
from tools.language_model.part_model import fit
from tools.language_model.treebank import Sentence

SURE = 0.9
SURE_WITH_FEATURES = 0.7
SEEN_ENOUGH = 3
RAREST_FORM = 0.01
FOR_NAMES = 10
"""How much more a name counts against a word's having a lemma whatever it is."""
AS_WRITTEN = frozenset(("PROPN", "X", "SYM"))
ELSEWHERE = frozenset(("mee", "toe"))
"""Words whose lemma is another in the file of 2017."""


@dataclass(frozen=True, slots=True)
class LemmaData:
    """The tables of both components."""

    lemmas: LemmaTables
    parts: PartTables


@dataclass(frozen=True, slots=True)
class Example:
    """A word of the treebank.

    Attributes:
        form: As it stands in the text.
        upos: Its part of speech.
        feats: Its features; empty where they are of another convention.
        whole: The lemma of the whole word.
        lemma: The lemma as the treebank has it, with `_` between parts; `None` where its parts are not told.
    """

    form: str
    upos: str
    feats: str
    whole: str
    lemma: str | None


def build(sentences: Iterable[Sentence], joined: Iterable[Sentence] = (), words: Lexicon | None = None) -> LemmaData:
    """Make the tables.

    Args:
        sentences: Training sentences whose lemmas show their parts, `regering_partij`.
        joined: Training sentences whose lemmas do not; what is `None` in them teaches nothing.
        words: The lexicon; `None`: that of the kept tables.

    Returns:
        The same tables for the same sentences.
    """
    split = [example for sentence in sentences for example in _examples(sentence, split=True)]
    whole = [example for sentence in joined for example in _examples(sentence, split=False)]
    words = words or lexicon()
    return LemmaData(_lemma_tables([*split, *whole], words), fit(_kinds(split), words))


def unsplit(form: str, lemma: str, upos: str) -> str:
    """The lemma of the whole word: `regeringspartij` of `Regeringspartijen` and `regering_partij`.

    The start of a compound stays as it is in the form, with its linking sound. The particle of a verb belongs to the
    word only where it is in it: `brengen` of `brengt` and `door_brengen`.
    """
    if SIGN not in lemma.strip(SIGN) or SIGN in form:
        return lemma
    *starts, head = lemma.split(SIGN)
    start, low = "".join(starts), form.lower()
    if upos in ("VERB", "AUX"):
        if low.startswith(start.lower()):
            return start + head
        if not low.startswith(starts[0].lower()):
            return head
    at = max(range(1, len(form)), key=lambda place: (_shared(low[place:], head.lower()), -place), default=0)
    if _shared(low[at:], head.lower()) < min(2, len(head)):
        return start + head
    return (low[:at] if lemma[:1].islower() else form[:at]) + head


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _examples(sentence: Sentence, *, split: bool) -> Iterator[Example]:
    for token in sentence.tokens:
        upos, lemma = token.upos or "", token.lemma
        if lemma is None or not upos or (lemma == SIGN and token.form != SIGN):
            continue
        if split:
            yield Example(token.form, upos, token.feats or "", unsplit(token.form, lemma, upos), lemma)
        elif upos not in AS_WRITTEN and not lemma[:1].isdigit() and token.form.lower() not in ELSEWHERE:
            yield Example(token.form, upos, "", lemma, None)


def _lemma_tables(examples: Iterable[Example], words: Lexicon) -> LemmaTables:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for example in examples:
        low = example.form.lower()
        weight = 1 if example.lemma is None else 2
        if example.upos in AS_WRITTEN:
            names[key(example.form, example.upos)][example.whole] += weight
            votes[key(low, "")][example.whole] += weight * FOR_NAMES
            continue
        for name in {key(low, example.upos), key(low, example.upos, example.feats), key(low, "")}:
            votes[name][example.whole] += weight
    forms = {upos: _edits(words, upos) for upos in UPOS}
    return LemmaTables(_seen(votes), _differing(names), forms)


def _seen(votes: Mapping[str, Counter[str]]) -> dict[str, str]:
    """The sure lemmas; those with features only where the part of speech alone does not decide."""
    seen: dict[str, str] = {}
    for name in sorted(votes, key=lambda name: (name.count(TAB), name)):
        lemma, times, total = _first(votes[name])
        form, upos, *feats = name.split(TAB)
        if not upos and (total < SEEN_ENOUGH or not lemma[:1].islower()):
            continue
        plain = seen.get(key(form, upos)) if feats else None
        if lemma != plain and times >= (SURE_WITH_FEATURES if feats and plain is None else SURE) * total:
            seen[name] = lemma
    return seen


def _first(counts: Counter[str]) -> tuple[str, int, int]:
    lemma, times = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return lemma, times, counts.total()


def _differing(names: Mapping[str, Counter[str]]) -> dict[str, str]:
    firsts = ((name, _first(names[name])[0]) for name in sorted(names))
    return {name: lemma for name, lemma in firsts if lemma != name.partition(TAB)[0]}


def _edits(words: Lexicon, upos: str) -> dict[str, str]:
    forms = words.forms[upos]
    kept = (form for form in forms if words.shares.get(form, 0.0) >= RAREST_FORM)
    return {form: TAB.join(edit_of(form, lemma) for lemma in forms[form]) for form in kept}


def _kinds(examples: Iterable[Example]) -> dict[tuple[str, str], str]:
    """By lemma of the whole word and part of speech, the lemma with its parts that it has most.

    A verb whose particle stands apart counts as the verb with it: `doorbrengen`, not `brengen`.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for example in examples:
        if example.lemma is not None:
            apart = example.upos == "VERB" and example.lemma.endswith(SIGN + example.whole)
            whole = example.lemma.replace(SIGN, "") if apart else example.whole
            counts[whole, example.upos][example.lemma] += 1
    return {kind: _first(counts[kind])[0] for kind in sorted(counts)}
