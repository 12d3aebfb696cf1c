"""Maps the conventions of the treebank of 2017 to those of today.

What is systematic is a rule here, measured on the sentences that stand both in the file of 2017 and in the newer ones:
which verbs are auxiliaries, on what coordinators and punctuation hang, what a name's words are called. What depends on
words is learned from the same sentences (`habits.py`), and what neither can tell is left open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tools.language_model.habits import Habits, Pair, learn, settle
from tools.language_model.punctuation import Attachment, attach, learn_attachment
from tools.language_model.treebank import Sentence, Token

COPULA = "zijn"
"""The one verb that is a copula today; such as `worden` and `blijven` have their predicate as a complement."""
AUXILIARIES = frozenset({"hebben", "zijn", "kunnen", "zullen", "moeten", "mogen", "worden", "krijgen"})
MODALS = frozenset({"kunnen", "zullen", "moeten", "mogen"})
OF_THE_CLAUSE = frozenset(
    {"nsubj", "nsubj:pass", "csubj", "aux", "aux:pass", "cop", "expl", "expl:pv", "mark", "advcl", "obl"}
    | {"parataxis", "compound:prt", "punct", "discourse", "orphan", "ccomp", "iobj", "obl:agent", "obl:arg"}
)
"""What hangs on the verb when the predicate is no longer the head."""
OF_ANY_VERB = frozenset({"nsubj", "nsubj:pass", "csubj", "mark", "expl", "cop", "aux", "conj", "parataxis", "punct"})
"""What hangs on a verb that was an auxiliary; the rest stays with the verb that was its head."""

Step = Callable[[list[Token]], list[Token]]


@dataclass(frozen=True, slots=True)
class Conventions:
    """What was learned of today's conventions.

    Attributes:
        attachment: Of punctuation.
        habits: Of words.
    """

    attachment: Attachment
    habits: Habits


def learn_conventions(old: Iterable[Sentence], newer: Sequence[Sentence]) -> Conventions:
    """Learn from sentences that stand in both, and how signs hang from all that are new.

    Args:
        old: Sentences of the file of 2017, those in the newer ones too.
        newer: Sentences in today's convention.
    """
    attachment = learn_attachment(newer)
    pairs = (Pair(tuple(restructured(one.tokens, attachment)), other.tokens) for one, other in parallel(old, newer))
    return Conventions(attachment, learn(pairs))


def parallel(old: Iterable[Sentence], newer: Iterable[Sentence]) -> list[tuple[Sentence, Sentence]]:
    """Each sentence of the old file that has its like, word for word, among the newer ones, with the first of them."""
    by_forms: dict[tuple[str, ...], Sentence] = {}
    for sentence in newer:
        by_forms.setdefault(sentence.forms, sentence)
    return [(sentence, by_forms[sentence.forms]) for sentence in old if sentence.forms in by_forms]


def modernise(sentence: Sentence, conventions: Conventions) -> Sentence:
    """The sentence in today's conventions; what can not be told is `None`."""
    tokens = restructured(sentence.tokens, conventions.attachment)
    return replace(sentence, tokens=tuple(settle(tokens, conventions.habits)))


def restructured(tokens: Sequence[Token], attachment: Attachment) -> list[Token]:
    """What the rules make of a sentence, before what was learned of words."""
    new = list(tokens)
    for step in STEPS:
        new = step(new)
    return attach(new, attachment)


def _spelling(tokens: list[Token]) -> list[Token]:
    """`Foreign=yes` is `Foreign=Yes`."""
    return [replace(token, feats=token.feats and token.feats.replace("=yes", "=Yes")) for token in tokens]


def _copulas(tokens: list[Token]) -> list[Token]:
    """In `hij werd burgemeester` the verb is the head, and the predicate its complement."""
    for place, token in enumerate(tokens):
        if token.deprel == "cop" and token.lemma != COPULA:
            predicate = token.head
            start = _start(tokens, predicate)
            moved = [
                other
                for other, each in enumerate(tokens)
                if each.head == predicate and _leaves(each, other, start, tokens[predicate])
            ]
            tokens = _raise(tokens, place, predicate, moved)
    return tokens


def _start(tokens: Sequence[Token], predicate: int) -> int:
    """Where the predicate's own words begin."""
    own = {"det", "amod", "case", "nummod", "nmod:poss", "nmod"}
    return min([predicate, *(i for i, token in enumerate(tokens) if token.head == predicate and token.deprel in own)])


def _leaves(token: Token, place: int, start: int, predicate: Token) -> bool:
    """Whether a word that hangs on the predicate goes with the verb: `echter` does, `erg` in `erg groot` does not."""
    if token.deprel == "advmod":
        return place < start and (predicate.upos != "ADJ" or place + 1 < start)
    if token.deprel == "conj":
        return token.upos in {"VERB", "AUX"} or predicate.upos == "ADJ"
    return token.deprel in OF_THE_CLAUSE


def _auxiliaries(tokens: list[Token]) -> list[Token]:
    """In `hij gaat verhuizen` the first verb is the head, for it is none of the auxiliaries of today."""
    for place, token in enumerate(tokens):
        if token.deprel == "aux" and token.lemma not in AUXILIARIES:
            verb = token.head
            moved = [i for i, each in enumerate(tokens) if each.head == verb and each.deprel in OF_ANY_VERB]
            tokens = _raise(tokens, place, verb, moved)
    return tokens


def _modals(tokens: list[Token]) -> list[Token]:
    """In `hij moest aftreden` the second verb is the head, where the first was."""
    for place, token in enumerate(tokens):
        if token.deprel == "xcomp" and "VerbForm=Inf" in (token.feats or ""):
            modal = token.head
            if tokens[modal].lemma in MODALS and tokens[modal].deprel not in {"aux", "cop"}:
                moved = [i for i, each in enumerate(tokens) if each.head == modal and i not in (place, modal)]
                tokens = _raise(tokens, place, modal, moved)
                tokens[modal] = replace(tokens[modal], upos="AUX", deprel="aux")
    return tokens


def _raise(tokens: list[Token], place: int, above: int, moved: Iterable[int]) -> list[Token]:
    """Let a word change places with its head, which becomes its complement; some words hang on it from now on."""
    new = list(tokens)
    for word in moved:
        new[word] = replace(new[word], head=place)
    was = tokens[above]
    head = place if was.head == above else was.head
    upos = "VERB" if tokens[place].upos == "AUX" else tokens[place].upos
    new[place] = replace(tokens[place], head=head, deprel=was.deprel, upos=upos)
    new[above] = replace(was, head=place, deprel="xcomp")
    return new


def _coordinators(tokens: list[Token]) -> list[Token]:
    """`en` hangs on what it adds, where it hung on what it adds that to."""
    new = list(tokens)
    for place, token in enumerate(tokens):
        if token.deprel == "cc":
            after = (
                i for i in range(place + 1, len(tokens)) if tokens[i].deprel == "conj" and tokens[i].head == token.head
            )
            new[place] = replace(token, head=next(after, token.head))
    return new


def _names(tokens: list[Token]) -> list[Token]:
    """The words of a name hang flat on its first; so do titles, which were fixed expressions."""
    titles = {
        token.head
        for token in tokens
        if token.deprel == "fixed" and (token.form[:1].isupper() or tokens[token.head].upos in {"NOUN", "PROPN", "ADJ"})
    }
    return [
        replace(token, deprel="flat")
        if token.deprel == "flat:name" or (token.deprel == "fixed" and token.head in titles)
        else token
        for token in tokens
    ]


STEPS: tuple[Step, ...] = (_spelling, _modals, _copulas, _auxiliaries, _coordinators, _names)
