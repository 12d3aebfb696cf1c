"""Learns where compounds are cut: a logistic model over what a start and a head are, fitted on the treebank's lemmas.

Every feature is one of the start, of the head, or of the whole word's length and part of speech, so that the model
falls apart into a number for each start, each head and a few weights: what `pipeline.language.compounds` adds up.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from pipeline.language.compounds import HYPHENS, LONGEST, SCALE, SHORTEST_HEAD, SIGN, PartTables
from pipeline.language.lemmas import key
from tools.language_model.lexicon import Lexicon
from tools.language_model.separable import Kinds, separable

CUT = ("NOUN", "VERB", "ADJ")
LONGEST_PART = 10
RAREST_COMMON = 0.3
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """One place where a lemma may be cut."""

    start: str
    head: str
    lemma: str
    upos: str
    done: bool = False


@dataclass(slots=True)
class Evidence:
    """What speaks for starts and heads, counted in kinds of words.

    Attributes:
        bases: For each start its own lemma.
        heads: All that may be a head.
        starts_in, heads_in: How many kinds of word of the lexicon may begin or end with it.
        cut_after, cut_before: How many kinds in the treebank are cut there.
        whole_after, whole_before: How many might have been and are not.
    """

    bases: dict[str, str]
    heads: frozenset[str]
    shares: Mapping[str, float]
    starts_in: Counter[str] = field(default_factory=Counter)
    heads_in: Counter[str] = field(default_factory=Counter)
    cut_after: Counter[str] = field(default_factory=Counter)
    cut_before: Counter[str] = field(default_factory=Counter)
    whole_after: Counter[str] = field(default_factory=Counter)
    whole_before: Counter[str] = field(default_factory=Counter)


def fit(kinds: Kinds, words: Lexicon) -> PartTables:
    """The tables of parts from the treebank's kinds of words and the lexicon.

    Args:
        kinds: By lemma of the whole word and part of speech, that lemma with `_` between its parts.
        words: The lexicon, for which words there are and how productive each is.
    """
    places = {kind: _places(kind[0], kinds[kind]) for kind in kinds}
    evidence = _evidence(kinds, places, words)
    cuts = [cut for kind in kinds if kind[1] in CUT for cut in _cuts(*kind, evidence, places[kind])]
    _count(cuts, evidence)
    weights = _weights(cuts, evidence)
    known = {key(*kind): (kinds[kind] if SIGN in kinds[kind].strip(SIGN) else "") for kind in kinds if _worth(kind)}
    verbs = separable(kinds, words)
    apart: dict[str, list[str]] = defaultdict(list)
    for verb in sorted(verbs):
        particle, _, base = verbs[verb].rpartition(SIGN)
        apart[particle].append(base)
        known.setdefault(key(verb, "VERB"), verbs[verb])
    return PartTables(
        known=dict(sorted(known.items())),
        starts={
            start: base for start, base in sorted(evidence.bases.items()) if start != base and _used(start, evidence)
        },
        start_scores={
            start: _start_score(start, weights, evidence) for start in sorted(evidence.bases) if _used(start, evidence)
        },
        head_scores={
            head: _head_score(head, weights, evidence)
            for head in sorted(evidence.heads)
            if evidence.heads_in[head] + evidence.cut_before[head]
        },
        weights=_shared_weights(weights),
        uncut=_uncut(kinds),
        common=_common_words(weights, evidence, words),
        separable={particle: " ".join(sorted(set(apart[particle]))) for particle in sorted(apart)},
    )


def _worth(kind: tuple[str, str]) -> bool:
    return kind[1] in CUT or kind[1] in ("PROPN", "NUM")


def _used(start: str, evidence: Evidence) -> bool:
    return bool(evidence.starts_in[start] + evidence.cut_after[start])


def _places(whole: str, lemma: str) -> tuple[int, ...]:
    """Where in the whole word the parts of its lemma begin, but the first; none where they cannot be found."""
    found: list[int] = []
    end, low = len(whole), whole.lower()
    for part in reversed(lemma.lower().split(SIGN)[1:]):
        fits = [(_alike(low[at:end], part), at) for at in range(1, end)]
        length, at = max(fits, default=(0, 0), key=lambda fit: (fit[0], -fit[1]))
        if length < min(3, len(part)):
            return ()
        found.append(at)
        end = at
    return tuple(reversed(found))


def _alike(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _evidence(kinds: Kinds, places: Mapping[tuple[str, str], tuple[int, ...]], words: Lexicon) -> Evidence:
    lemmas = {
        upos: _common(words, upos) | {whole for whole, u in kinds if u == upos and whole.isalpha()} for upos in CUT
    }
    small = {whole.lower() for whole, upos in kinds if upos in ("ADP", "ADV", "NUM") and whole.isalpha()}
    bases = {word: word for word in sorted(small)} | _rule_bases(lemmas, words) | _taught_bases(kinds, places)
    tails = {lemma.rpartition(SIGN)[2].lower() for (_, upos), lemma in kinds.items() if SIGN in lemma and upos in CUT}
    heads = frozenset().union(*lemmas.values(), tails)
    starts_in, heads_in = _productivity(words, bases, heads)
    return Evidence(bases, heads, words.shares, starts_in, heads_in)


def _taught_bases(kinds: Kinds, places: Mapping[tuple[str, str], tuple[int, ...]]) -> dict[str, str]:
    """The lemmas of starts as the treebank has them, the commonest of each."""
    taught: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, lemma in kinds.items():
        begin = 0
        for part, end in zip(lemma.split(SIGN), places[kind], strict=False):
            taught[kind[0][begin:end].rstrip("-/")][part] += 1
            begin = end
    commonest = (
        (start, min(parts.items(), key=lambda pair: (-pair[1], pair[0]))[0]) for start, parts in taught.items()
    )
    return {start: base for start, base in commonest if start}


def _productivity(words: Lexicon, bases: Mapping[str, str], heads: frozenset[str]) -> tuple[Counter[str], Counter[str]]:
    """In how many words of the lexicon each start and each head is.

    A word that may be cut in several places counts where its start and head are in most other words, so that
    `buurthuis` speaks for `huis` and not for `thuis`.
    """
    could: dict[str, list[int]] = {}
    for word in sorted(words.lemmas["NOUN"] | words.lemmas["ADJ"]):
        if word.isalpha() and word.islower():
            found = range(2, len(word) - SHORTEST_HEAD)
            could[word] = [at for at in found if word[at:] in heads and word[:at] in bases]
    starts = Counter(word[:at] for word, places in could.items() for at in places)
    ends = Counter(word[at:] for word, places in could.items() for at in places)
    for _ in range(ROUNDS):
        likeliest = [
            (word, max(places, key=lambda at: (starts[word[:at]] * ends[word[at:]], -at)))
            for word, places in could.items()
            if places
        ]
        starts, ends = Counter(word[:at] for word, at in likeliest), Counter(word[at:] for word, at in likeliest)
    return starts, ends


def _common(words: Lexicon, upos: str) -> set[str]:
    return {lemma for lemma in words.lemmas[upos] if lemma.islower() and len(lemma) > 1 and lemma in words.shares}


def _rule_bases(lemmas: Mapping[str, set[str]], words: Lexicon) -> dict[str, str]:
    """What may start a compound, by the rules of Dutch: a word, with -s, -en, -e; a verb's stem. Later ones win."""
    nouns = lemmas["NOUN"]
    bases = {form: form for form in _stems(words, lemmas["VERB"])}
    plurals = {
        form: _noun(form, words, nouns) for form in words.forms["NOUN"] if form.endswith("n") and form in words.shares
    }
    plurals = {form: lemma for form, lemma in plurals.items() if lemma and lemma != form}
    bases |= {form[:-1]: lemma for form, lemma in plurals.items()}
    for link in ("e", "en", "s"):
        bases |= {
            noun + link: noun for noun in sorted(nouns) if len(noun) > 2 and not _is_stem(noun, link, bases, words)
        }
    bases |= {form: lemma for form, lemma in plurals.items() if not form.endswith("en")}
    bases |= {word: word for word in sorted(nouns | lemmas["ADJ"])}
    return bases | {form: lemma for form, lemma in plurals.items() if form.endswith("en")}


def _is_stem(noun: str, link: str, stems: Mapping[str, str], words: Lexicon) -> bool:
    """Whether it is rather a stem: `oefen` and not `oef` with -en."""
    whole = noun + link
    return stems.get(whole) == whole and words.shares.get(whole, 0.0) > words.shares.get(noun, 0.0)


def _noun(form: str, words: Lexicon, nouns: set[str]) -> str:
    return next((lemma for lemma in words.forms["NOUN"][form] if lemma in nouns), "")


def _stems(words: Lexicon, verbs: set[str]) -> Iterator[str]:
    for form, lemmas in words.forms["VERB"].items():
        fits = form in words.shares and len(form) > 2 and not form.startswith("ge")
        if fits and any(lemma in verbs and len(form) < len(lemma) and _alike(form, lemma) > 1 for lemma in lemmas):
            yield form


def _cuts(lemma: str, upos: str, evidence: Evidence, done: tuple[int, ...]) -> Iterator[Cut]:
    for at in range(1, len(lemma) - SHORTEST_HEAD + 1):
        start, head = lemma[:at].lower(), lemma[at:].lower()
        if head in evidence.heads and start in evidence.bases:
            yield Cut(start, head, lemma, upos, at in done)


def _count(cuts: Iterable[Cut], evidence: Evidence) -> None:
    for cut in cuts:
        (evidence.cut_after if cut.done else evidence.whole_after)[cut.start] += 1
        (evidence.cut_before if cut.done else evidence.whole_before)[cut.head] += 1


def _common_words(weights: Mapping[str, float], evidence: Evidence, words: Lexicon) -> dict[str, int]:
    """What its being common speaks against cuts in a lemma, for those that are common and may be cut."""
    lemmas = words.lemmas["NOUN"] | words.lemmas["ADJ"]
    common = sorted(lemma for lemma in lemmas if evidence.shares.get(lemma, 0.0) >= RAREST_COMMON)
    could = (lemma for lemma in common if any(_cuts(lemma, "NOUN", evidence, ())))
    weight = weights.get("common", 0.0)
    return {lemma: round(weight * math.log1p(evidence.shares[lemma])) for lemma in could}


def _uncut(kinds: Kinds) -> dict[str, int]:
    """What stands before a hyphen and mostly stays with what follows."""
    votes: Counter[str] = Counter()
    for (whole, upos), lemma in kinds.items():
        at = max(whole.rfind(hyphen) for hyphen in HYPHENS)
        if at > 0 and upos in CUT:
            votes[whole[:at].lower()] += 1 if SIGN in lemma else -1
    return {start: 1 for start in sorted(votes) if votes[start] < 0}


def _start_features(start: str, evidence: Evidence, own: bool | None = None) -> dict[str, float]:
    """Features of a start; `own`: whether the word it is asked for was cut there, which then does not count."""
    base = evidence.bases.get(start)
    return {
        "start kinds": math.log1p(evidence.starts_in[start]),
        "start cut": math.log1p(evidence.cut_after[start] - (own is True)),
        "start whole": math.log1p(evidence.whole_after[start] - (own is False)),
        "start share": math.log1p(evidence.shares.get(start, 0.0)),
        "start length": min(len(start), LONGEST_PART),
        "start linked": float(base is not None and base != start),
    }


def _head_features(head: str, evidence: Evidence, own: bool | None = None) -> dict[str, float]:
    return {
        "head kinds": math.log1p(evidence.heads_in[head]),
        "head cut": math.log1p(evidence.cut_before[head] - (own is True)),
        "head whole": math.log1p(evidence.whole_before[head] - (own is False)),
        "head share": math.log1p(evidence.shares.get(head, 0.0)),
        "head length": min(len(head), LONGEST_PART),
    }


def _features(cut: Cut, evidence: Evidence) -> dict[str, float]:
    return {
        **_start_features(cut.start, evidence, cut.done),
        **_head_features(cut.head, evidence, cut.done),
        "length": min(len(cut.lemma), LONGEST),
        "common": math.log1p(evidence.shares.get(cut.lemma.lower(), 0.0)),
        **{upos: float(cut.upos == upos) for upos in CUT},
    }


def _weights(cuts: list[Cut], evidence: Evidence) -> dict[str, float]:
    """The log odds that each feature adds, in hundredths."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    rows = [_features(cut, evidence) for cut in cuts]
    names = sorted(rows[0]) if rows else []
    if len({cut.done for cut in cuts}) < len((True, False)):
        return {}
    table = np.array([[row[name] for name in names] for row in rows])
    spread = np.where(table.std(axis=0) == 0, 1.0, table.std(axis=0))
    model = LogisticRegression(fit_intercept=False, max_iter=5000).fit(table / spread, [cut.done for cut in cuts])
    return {name: SCALE * float(weight) for name, weight in zip(names, model.coef_[0] / spread, strict=True)}


def _sum(features: Mapping[str, float], weights: Mapping[str, float]) -> int:
    return round(sum(weights.get(name, 0.0) * value for name, value in features.items()))


def _start_score(start: str, weights: Mapping[str, float], evidence: Evidence) -> int:
    return _sum(_start_features(start, evidence), weights)


def _head_score(head: str, weights: Mapping[str, float], evidence: Evidence) -> int:
    return _sum(_head_features(head, evidence), weights)


def _shared_weights(weights: Mapping[str, float]) -> dict[str, int]:
    if not weights:
        return {}
    return {name: round(weights[name]) for name in (*CUT, "length")}
