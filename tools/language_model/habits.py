"""Learns from sentences annotated twice what today's annotation makes of the older one, and how sure that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tools.language_model.lemma_data import unsplit
from tools.language_model.treebank import Token

SURE = {"upos": 0.97, "feats": 0.97, "lemma": 0.97, "deprel": 0.0}
"""What is right less often than this is left open; a relation never, for spaCy's parser has no way to leave it open."""
FEWEST = 4
"""How often a case must have been seen to tell anything."""
SAME, ADDED, FORM, LOWER, OTHER = "=", "+", "form", "lower", "other"
"""Outcomes of many words: as it was, a feature more, the lemma as the form stands or in small letters, or neither."""

Case = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """The same words, as annotated then (and restructured by the rules) and today."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]


Habits = Mapping[str, Mapping[Case, str | None]]
"""For each field of a token and each case: the outcome, or `None` when that is not sure enough."""


def learn(pairs: Iterable[Pair]) -> Habits:
    """Learn for each field what becomes of it in each case."""
    seen: dict[str, defaultdict[Case, Counter[str]]] = {field: defaultdict(Counter) for field in OUTCOMES}
    for pair in pairs:
        for place, (old, new) in enumerate(zip(pair.old, pair.new, strict=True)):
            for case in _cases(pair.old, place):
                for field, outcome in OUTCOMES.items():
                    seen[field][case][outcome(old, new)] += 1
    return {
        field: {case: _sure(times, SURE[field]) for case, times in cases.items() if times.total() >= FEWEST}
        for field, cases in seen.items()
    }


def _sure(times: Counter[str], least: float) -> str | None:
    outcome, most = times.most_common(1)[0]
    return outcome if most >= least * times.total() else None


def _cases(tokens: Sequence[Token], place: int) -> tuple[Case, ...]:
    """What a word's case may be told by, the closest first."""
    token = tokens[place]
    form, title = token.form.lower(), bool(place) and token.form[:1].isupper()
    chain = next((each.deprel for each in tokens if each.head == place and each.deprel in {"flat", "fixed"}), "")
    upos, head = f"{token.upos} {chain}", tokens[token.head].upos
    return (
        (form, upos, token.feats, token.deprel, title),
        (form, upos, title),
        (upos, token.feats, token.deprel, title, head, len(form) // 5),
        (upos, token.feats, token.deprel, title, head),
        (upos, token.feats, token.deprel, title),
        (upos, token.deprel, title),
        (upos, title),
    )


def settle(tokens: Sequence[Token], habits: Habits) -> list[Token]:
    """Give each word what its annotation has become; what is not sure, or of a case never seen, is `None`."""
    settled = [_settled(token, _cases(tokens, place), habits) for place, token in enumerate(tokens)]
    return [
        replace(new, deprel=old.deprel) if old.head == place or new.deprel in {None, "root"} else new
        for place, (old, new) in enumerate(zip(tokens, settled, strict=True))
    ]


def _settled(token: Token, cases: Sequence[Case], habits: Habits) -> Token:
    def outcome(field: str) -> str | None:
        return next((habits[field][case] for case in cases if case in habits[field]), None)

    upos, feats, deprel = outcome("upos"), outcome("feats"), outcome("deprel")
    return replace(
        token,
        upos=token.upos if upos == SAME else upos,
        feats=_with(token.feats, feats),
        deprel=token.deprel if deprel == SAME else deprel,
        lemma=_lemma(token, outcome("lemma")),
    )


def _feats_outcome(old: Token, new: Token) -> str:
    if old.feats == new.feats:
        return SAME
    more = set(_features(new)) - set(_features(old))
    return ADDED + "|".join(sorted(more)) if set(_features(old)) <= set(_features(new)) else new.feats or ""


def _features(token: Token) -> list[str]:
    return token.feats.split("|") if token.feats else []


def _with(feats: str | None, outcome: str | None) -> str | None:
    if outcome == SAME:
        return feats
    if outcome is None or not outcome.startswith(ADDED):
        return outcome
    return "|".join(sorted([*(feats.split("|") if feats else []), outcome.removeprefix(ADDED)], key=str.lower))


def whole_lemma(token: Token) -> str | None:
    """The lemma of the whole word, as both files have it when the newer one's parts are joined."""
    return None if token.lemma is None else unsplit(token.form, token.lemma, token.upos or "")


def _lemma_outcome(old: Token, new: Token) -> str:
    lemma = whole_lemma(new)
    if lemma == old.lemma:
        return SAME
    return FORM if lemma == old.form else LOWER if lemma == old.form.lower() else OTHER


def _lemma(token: Token, outcome: str | None) -> str | None:
    return {SAME: token.lemma, FORM: token.form, LOWER: token.form.lower()}.get(outcome or OTHER)


OUTCOMES: Mapping[str, Callable[[Token, Token], str]] = {
    "upos": lambda old, new: SAME if old.upos == new.upos else new.upos or "",
    "feats": _feats_outcome,
    "deprel": lambda old, new: SAME if old.deprel == new.deprel else new.deprel or "",
    "lemma": _lemma_outcome,
}
"""For each field of a token, what became of it, told by the old and the new annotation of one word."""
