"""The text of a document with its sentences marked by theme, a strip of where each theme stands, and steps between.

A component of its own, since no widget of Streamlit shows running text of which each sentence can be picked. The text
of the document reaches the page as data and becomes text nodes there (`sentences.js`): it is never read as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from pipeline.browse.places import Marking, Place, places
from pipeline.browse.sentences import Sentence, ThemeLabel
from pipeline.codebook import RUNNING_KINDS, Codebook, Voice
from views import behind, parts
from views.markup import LINES, stretches
from views.strings import amount, number, say

_HERE = Path(__file__).parent
HIT = "hit"
"""What a place found by a search is marked by, as evidence is by the colour of its theme."""
Hits = Mapping[str, Sequence[tuple[int, int]]]
"""Where a search found something: start and end over the text of a sentence, by its id."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Sentences between which a reader steps.

    Attributes:
        ids: Of those sentences, in order.
        previous: What the button says that leads back.
        next: What the button says that leads on.
        said: Where the reader is, with `{at}` and `{of}` for the numbers.
    """

    ids: tuple[str, ...]
    previous: str
    next: str
    said: str


@dataclass(frozen=True, slots=True)
class Text:
    """What is shown of a document.

    Attributes:
        sentences: All of it, in order.
        marking: What is marked in it.
        left_out: Ids of sentences that are not shown; in their place stands how many they are.
        hits: What a search found in it.
    """

    sentences: tuple[Sentence, ...]
    marking: Marking
    left_out: frozenset[str] = frozenset()
    hits: Hits = field(default_factory=dict)

    @property
    def shown(self) -> tuple[Sentence, ...]:
        """The sentences that are not left out."""
        return tuple(sentence for sentence in self.sentences if sentence.id not in self.left_out)


def show(
    text: Text, steps: Sequence[Steps], picked: str | None, codebook: Codebook, *, key: str, on_pick: Callable[[], None]
) -> None:
    """Show sentences in their passages, under a strip of where each theme stands.

    Args:
        text: What is shown.
        steps: Between which sentences buttons lead, a pair of buttons for each.
        picked: Id of the sentence that stands out; `None`: none does.
        codebook: Labels and colours of the themes.
        key: `st.session_state[key]["picked"]` holds the id within `on_pick`.
        on_pick: Called when the reader picks a sentence.
    """
    data = {
        "passages": passages(text, codebook),
        "lanes": lanes(text, codebook),
        "steps": [asdict(one) for one in steps if one.ids],
        "picked": picked,
        "words": {name: say(f"reading.{name}") for name in ("strip", "text", "not_there", "here")},
    }
    _component()(key=key, data=data, on_picked_change=on_pick)


@st.cache_resource
def _component() -> Callable[..., Any]:
    script = "\n".join((_HERE / name).read_text(encoding="utf-8") for name in ("strip.js", "sentences.js"))
    return st.components.v2.component(
        "wijkspiegel_sentences",
        html='<div class="reader"></div>',
        css=(_HERE / "sentences.css").read_text(encoding="utf-8"),
        js=script,
    )


def lanes(text: Text, codebook: Codebook) -> list[dict[str, Any]]:
    """The strip: for each theme marked its name and signs, and where in the text shown it stands."""
    names = _names(codebook)
    sentences = {one.id: one for one in text.shown}
    return [
        {
            "name": names.labels[theme],
            "tag": names.tags[theme],
            "colour": names.colours[theme],
            "places": [_place(one, sentences[one.unit]) for one in found],
            "count": number(len(found)),
            "said": f"{names.labels[theme]}: {amount('sentences', len(found))}",
        }
        for theme, found in places(text.shown, text.marking).items()
    ]


def _place(place: Place, sentence: Sentence) -> dict[str, Any]:
    return {
        "unit": place.unit,
        "start": round(place.start, 5),
        "end": round(place.end, 5),
        "line": LINES[place.stance],
        "said": f"{say(f'stance.{place.stance}')}: {behind.beginning(sentence)}",
    }


def passages(text: Text, codebook: Codebook) -> list[dict[str, Any]]:
    """What the component shows: passages, in each its sentences in pieces, with signs of what they are beside them."""
    signs, gaps, names = _signs(text.shown), _gaps(text), _names(codebook)
    together = (list(run) for _, run in groupby(text.shown, key=lambda one: (one.passage, one.form)))
    shown = [
        {
            "form": run[0].form.value,
            "sentences": [_shown(one, text, names, gaps.get(one.id), signs.get(one.id)) for one in run],
        }
        for run in together
    ]
    behind_all = gaps.get(None)
    return [*shown, {"form": "gap", "sentences": [], "gap": behind_all}] if behind_all else shown


@dataclass(frozen=True, slots=True)
class _Names:
    """What themes are called and how they are marked, by id; asked once for all sentences."""

    labels: Mapping[str, str]
    colours: Mapping[str, str]
    tags: Mapping[str, str]


def _names(codebook: Codebook) -> _Names:
    return _Names(parts.theme_labels(codebook), parts.theme_colours(codebook), parts.theme_tags(codebook))


def _shown(sentence: Sentence, text: Text, names: _Names, gap: str | None, opens: str | None) -> dict[str, Any]:
    marked = text.marking.of(sentence)
    evidence = [(*mark, names.colours[label.theme]) for label in marked for mark in label.marks]
    hits = [(*place, HIT) for place in text.hits.get(sentence.id, ())]
    return {
        "id": sentence.id,
        "pieces": [{"text": piece, "marks": marks} for piece, marks in stretches(sentence.text, [*hits, *evidence])],
        "look": _look(sentence, text.marking),
        "hint": _hint(sentence, names.labels),
        "gap": gap,
        "opens": opens,
        "outside": behind.outside(sentence),
        "noisy": behind.noisy(sentence) is not None,
        "themes": [_theme(label, names) for label in marked],
        "mode": say(f"mode.{sentence.mode}") if marked and sentence.mode in behind.SIDES else None,
    }


def _theme(label: ThemeLabel, names: _Names) -> dict[str, str]:
    return {"colour": names.colours[label.theme], "tag": names.tags[label.theme], "line": LINES[label.stance]}


def _look(sentence: Sentence, marking: Marking) -> str:
    """Whether a sentence is text like any other, no running text, or of another mode or voice than those marked."""
    if sentence.kind not in RUNNING_KINDS:
        return "aside"
    return "plain" if marking.fits(sentence) else "dim"


def _hint(sentence: Sentence, labels: Mapping[str, str]) -> str:
    said = [f"{labels[one.theme]}: {say(f'stance.{one.stance}')}" for one in sentence.themes]
    said = said or [say("reading.no_theme")]
    if (what := behind.outside(sentence)) is not None:
        said.append(say("reading.outside", what=what))
    else:
        said += [say(f"mode.{sentence.mode}"), say(f"voice.{sentence.voice}")]
    noise = behind.noisy(sentence)
    return ", ".join([*said, *([noise] if noise else [])])


def _signs(sentences: Sequence[Sentence]) -> dict[str, str]:
    """What stands before the sentences with which a comment or another speaker begins, by id."""
    found: dict[str, str] = {}
    voice, number = Voice.AUTHOR, None
    for one in sentences:
        if one.comment != number and one.comment is not None:
            found[one.id] = say("reading.comment", n=one.comment)
            voice = Voice.COMMENTER
        elif one.kind in RUNNING_KINDS and one.voice is not voice:
            found[one.id] = say("reading.speaks", voice=say(f"voice.{one.voice}"))
            voice = one.voice
        number = one.comment
    return found


def _gaps(text: Text) -> dict[str | None, str]:
    """How many sentences were left out before each sentence shown, by its id; under `None` those behind the last."""
    found: dict[str | None, str] = {}
    skipped = 0
    for one in (*text.sentences, None):
        if one is not None and one.id in text.left_out:
            skipped += 1
        elif skipped:
            found[one.id if one else None] = say("reading.gap", sentences=amount("sentences", skipped))
            skipped = 0
    return found
