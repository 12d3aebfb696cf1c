"""Gives damaged words their letters back: a noisy channel over words that are not Dutch.

A word is changed when it is not Dutch, and one Dutch word is clearly likelier than that somebody wrote it so, and
clearly likelier than any other. How likely damage is, the document tells: where many words in small letters are none, a
scanner made mistakes, and rare short words are doubted too; where hardly any is, an unknown word is a name, a term, or
a word that no table has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean.spelling.candidates import candidates, shape
from pipeline.clean.spelling.testimony import NAME, SHORT, Testimony, hear
from pipeline.clean.words.capitals import opens_sentence
from pipeline.clean.words.tokens import Token, all_words, is_abbreviated, is_half, neighbours, tokens
from pipeline.spans import Edit
from pipeline.vocabulary import frequency, is_known

# Chosen on the same texts as the numbers of `testimony`.
AROUND = 30
"""So many characters on either side are looked at for words that are unknown too."""
FEWEST_AMONG = 3
MOST_UNKNOWN = 0.4
SURE = 3.0
"""How much likelier (10^x) a repair must be to be made among unknown words."""
MOST_HABIT = 0.3
"""How much its neighbours may speak for a word as it stands: the same error may be made twice in the same phrase."""
MARGIN = 0.1
LONGEST_SHORT_FORM = 3
LEAD = 0.4
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\ufb00-\ufb06]")
"""A letter that is not Latin: no scanner that knows Dutch makes one of an `e`."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A suspect word where it stands.

    Attributes:
        token: The word.
        opens: Whether it opens a sentence or line.
        before: The word right before it, in small letters; empty when there is none.
        after: The word right after it; empty when there is none.
    """

    token: Token
    opens: bool
    before: str
    after: str

    @property
    def is_lone(self) -> bool:
        """Whether the words on both sides are Dutch."""
        return all(not word or (is_known(word) and frequency(word) >= 1) for word in (self.before, self.after))


def restore_letters(text: str) -> list[Edit]:
    """`rnoet` becomes `moet`, `gemccnte` `gemeente`, `maatschappeIijk` `maatschappelijk`, `lk` `Ik`.

    Names, abbreviations, addresses, foreign words, compounds, words in old spelling and halves of words stay, and so
    does a word that two Dutch words may have been. Numbers stay; a digit among letters counts as a damaged letter.
    """
    testimony = hear(text)
    edits = []
    for token in tokens(text) if testimony.suspects else ():
        if token.word in testimony.suspects and (new := _restored(text, token, testimony)):
            edits.append(Edit(token.start, token.end, new, "restore_letters"))
    return edits


def _restored(text: str, token: Token, testimony: Testimony) -> str | None:
    """What a suspect word must become; `None` where it is not sure."""
    if _OTHER_SCRIPT.search(token.word):
        return None
    before, after = neighbours(text, token)
    scene = Scene(token, opens_sentence(text, token.start), before, after)
    found = _likeliest(scene, testimony)
    if found is None:
        return None
    odds, word = found
    odds -= _own(text, scene, testimony)
    if odds < MARGIN or (odds < SURE and _is_among_unknown(text, token, testimony)) or is_half(text, token):
        return None
    if not testimony.is_noisy and _is_short_form(text, token, testimony):
        return None
    new = _in_capitals_of(token.word, word, opens=scene.opens) + _stop(text, token, word)
    return new if new != token.word else None


def _is_short_form(text: str, token: Token, testimony: Testimony) -> bool:
    """Whether a few letters are an abbreviation of the writer's: told in brackets, `(wot)`, or used again."""
    word = token.word
    told = text[token.start - 1 : token.start] + text[token.end : token.end + 1] == "()"
    again = testimony.counts[word] > 1 and not word.startswith("l")  # `lk` and `ln` are Ik and In
    return len(word) <= LONGEST_SHORT_FORM and word.isalpha() and word.islower() and (told or again)


def _likeliest(scene: Scene, testimony: Testimony) -> tuple[float, str] | None:
    """What was meant, with how often (10^x) in a million words this is read for that; `None` where it is in doubt."""
    word = scene.token.word
    may_be_name = word[0].isupper() and not word.isupper() and not scene.opens
    found = []
    by_table = may_be_name or is_known(word)
    for one in candidates(*shape(word), by_table=by_table, old=testimony.is_old):
        prior = testimony.prior(one.word, one.prior)
        habit = testimony.habit(one.word, prior, scene.before, scene.after) if testimony.is_noisy else 0.0
        found.append((prior + habit - one.cost + testimony.damage, one.word))
    return _leader(sorted(found, key=lambda pair: (-pair[0], pair[1])))


def _leader(ranked: Sequence[tuple[float, str]]) -> tuple[float, str] | None:
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD):
        return None
    return ranked[0]


def _own(text: str, scene: Scene, testimony: Testimony) -> float:
    """How often (10^x) in a million words somebody means the word as it stands, where it stands."""
    word = scene.token.word
    own = testimony.presence(word, opens=scene.opens, lone=scene.is_lone)
    if testimony.is_noisy:
        habit = testimony.habit(word.lower(), own, scene.before, scene.after, itself=True)
        own += min(habit, MOST_HABIT)
    return own + NAME * (len(word) <= SHORT and is_abbreviated(text, scene.token))


def _is_among_unknown(text: str, token: Token, testimony: Testimony) -> bool:
    """Whether so many words around are unknown that this is another language, a dialect, or past repair."""
    around = all_words(text[max(0, token.start - AROUND) : token.end + AROUND])
    unknown = sum(word in testimony.suspects and not is_known(word) for word in around)
    return unknown >= FEWEST_AMONG and unknown > MOST_UNKNOWN * len(around)


def _in_capitals_of(word: str, new: str, *, opens: bool) -> str:
    """A restored word with the capitals of the damaged one; `lk` that opens a sentence had one that was misread."""
    if shape(word)[1] == "upper":
        return new.upper()
    lost = opens and not word[0].isupper() and (word[0].isdecimal() or (word[0] in "l|" and new[0] == "i"))
    return new[0].upper() + new[1:] if word[0].isupper() or lost else new


def _stop(text: str, token: Token, new: str) -> str:
    """The full stop that was read as an o at the end of a sentence: `besnoeieno De`."""
    following = text[token.end : token.end + 2].strip()
    return "." if token.word == f"{new}o" and (not following or following[0].isupper()) else ""
