"""The text of a document with its sentences marked by theme, any of which can be picked.

A component of its own, since no widget of Streamlit shows running text of which each sentence can be picked. The text
of the document reaches the page as data and becomes text nodes there (`sentences.js`): it is never read as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from pipeline.browse.sentences import Sentence, ThemeLabel
from pipeline.codebook import RUNNING_KINDS, Codebook
from views import behind, parts
from views.markup import LINES
from views.strings import say

_HERE = Path(__file__).parent


def show(
    sentences: Sequence[Sentence], picked: str | None, codebook: Codebook, *, key: str, on_pick: Callable[[], None]
) -> None:
    """Show sentences in their passages.

    Args:
        sentences: In order of the text.
        picked: Id of the sentence that stands out; `None`: none does.
        codebook: Labels and colours of the themes.
        key: `st.session_state[key]["picked"]` holds the id within `on_pick`.
        on_pick: Called when the reader picks a sentence.
    """
    data = {"passages": passages(sentences, codebook), "picked": picked}
    _component()(key=key, data=data, on_picked_change=on_pick)


@st.cache_resource
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "wijkspiegel_sentences",
        html='<div class="sentences"></div>',
        css=(_HERE / "sentences.css").read_text(encoding="utf-8"),
        js=(_HERE / "sentences.js").read_text(encoding="utf-8"),
    )


def passages(sentences: Sequence[Sentence], codebook: Codebook) -> list[dict[str, Any]]:
    """What the component shows: passages, in each its sentences with text, themes and a hint."""
    labels, colours, tags = parts.theme_labels(codebook), parts.theme_colours(codebook), parts.theme_tags(codebook)

    def theme(label: ThemeLabel) -> dict[str, str]:
        return {"colour": colours[label.theme], "tag": tags[label.theme], "line": LINES[label.stance]}

    def hint(sentence: Sentence) -> str:
        said = [f"{labels[one.theme]}: {say(f'stance.{one.stance}')}" for one in sentence.themes]
        if (what := behind.outside(sentence)) is not None:
            said.append(say("reading.outside", what=what))
        noise = behind.noisy(sentence)
        return ", ".join([*(said or [say("reading.no_theme")]), *([noise] if noise else [])])

    before = zip(sentences, (None, *(one.comment for one in sentences)), strict=False)
    opening = {one.id for one, last in before if one.comment != last}
    return [
        {
            "form": together[0].form.value,
            "sentences": [
                {
                    "id": sentence.id,
                    "text": sentence.text,
                    "counts": sentence.kind in RUNNING_KINDS,
                    "hint": hint(sentence),
                    "opens": behind.comment(sentence) if sentence.id in opening else None,
                    "outside": behind.outside(sentence),
                    "noisy": behind.noisy(sentence) is not None,
                    "themes": [theme(label) for label in sentence.themes],
                }
                for sentence in together
            ],
        }
        for together in (list(run) for _, run in groupby(sentences, key=lambda one: (one.passage, one.form)))
    ]
