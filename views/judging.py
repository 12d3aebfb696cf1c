"""The parts of Beoordelen: the sentence in its passage, the form, what was said before, and the three callbacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from pipeline import review
from pipeline.codebook import Codebook, Mode, Theme
from pipeline.errors import WijkspiegelError
from pipeline.judgement import Judgement, Verdict
from pipeline.review import Item, Neighbour, Past, Question
from views import cached, parts
from views.markup import plain
from views.strings import language, say

CHOICES = (Verdict.NO, Verdict.PRESENT, Verdict.ABSENT, Verdict.UNSURE)
_SKIPPED, _NOTICE = "review-skipped", "review-notice"
_NOTHING = "review.nothing"


def skipped() -> tuple[str, ...]:
    """Ids of the sentences that the reader passed over in this session."""
    return tuple(st.session_state.get(_SKIPPED, ()))


def notice() -> None:
    """Say what the last callback did: saved, taken back, or why it could not."""
    said = st.session_state.pop(_NOTICE, None)
    if isinstance(said, WijkspiegelError):
        parts.fault(said)
    elif said == _NOTHING:
        st.warning(say(said))
    elif said:
        st.success(say(said))


def passage(item: Item, codebook: Codebook, *, helped: bool) -> None:
    """The sentence to judge among its neighbours, where it comes from, and why it is asked."""
    where = say(
        "review.where",
        title=plain(item.title),
        year=str(item.year),
        kind=say(f"source.{item.source_kind}"),
        voice=say(f"voice.{item.voice}"),
    )
    labels = parts.theme_labels(codebook)
    why = say(f"review.why_{item.reason}", theme=plain(labels.get(item.theme or "", "")))
    blind = item.theme is not None and not helped
    st.caption(f"{where}{'' if blind else f' · {why}'}")
    before, after = map(_neighbours, (item.before, item.after))
    style = "background:color-mix(in srgb,#e8b90f 26%,transparent);color:inherit;font-size:1.1rem"
    here = f'<mark style="{style}">{escape(item.text)}</mark>'
    st.html(f'<div style="line-height:1.7;max-width:46rem">{before} {here} {after}</div>')


def _neighbours(around: Sequence[Neighbour]) -> str:
    faint = '<span style="opacity:.75">{}</span>'
    return " ".join(faint.format(escape(one.text)) + ("" if one.same_passage else "<br><br>") for one in around)


def form(item: Item, reviewer: str, codebook: Codebook, *, helped: bool) -> None:
    """One verdict: each theme, the mode, a note. Its widgets are the sentence's own, so that nothing carries over.

    Nothing is chosen beforehand: a person's no outranks all codings, so it must be one that somebody gave.
    """
    with st.form(f"verdict-{item.unit_id}"):
        for column, question in zip(st.columns(2, gap="large") * len(item.questions), item.questions, strict=False):
            with column:
                _ask(question, item.unit_id, helped=helped)
        modes = {mode: say(f"mode.{mode}") for mode in Mode}
        st.segmented_control(
            say("review.mode"), list(modes), format_func=modes.__getitem__, key=_key(item.unit_id, "mode")
        )
        st.text_input(say("review.note"), key=_key(item.unit_id, "note"))
        with st.container(horizontal=True):
            st.form_submit_button(
                say("review.save"), type="primary", key="save", on_click=_save, args=(item.unit_id, reviewer, codebook)
            )
            st.form_submit_button(say("review.skip"), key="skip", on_click=_skip, args=(item.unit_id,))


def _ask(question: Question, unit_id: str, *, helped: bool) -> None:
    theme = question.theme
    choices = {verdict: say(f"verdict.{verdict}") for verdict in CHOICES}
    st.segmented_control(
        theme.label.in_language(language()),
        list(choices),
        format_func=choices.__getitem__,
        key=_key(unit_id, theme.id),
        help=_borders(theme),
    )
    st.caption(plain(theme.definition.in_language(language())))
    if theme.examples:
        st.caption(f"{say('review.examples')}\n{_as_list(theme.examples)}")
    if helped and question.machine:
        st.caption(say("review.machine", verdict=choices[question.machine]))


def _as_list(lines: Sequence[str]) -> str:
    return "\n".join(f"- *{plain(line)}*" for line in lines)


def _borders(theme: Theme) -> str | None:
    """What belongs to a theme and what does not; `None` where the codebook does not say."""
    lines = []
    if theme.includes:
        lines.append(say("review.includes", items=plain("; ".join(theme.includes))))
    if theme.excludes:
        lines.append(say("review.excludes", items=plain("; ".join(theme.excludes))))
    return "\n\n".join(lines) or None


def past(verdicts: Sequence[Past], reviewer: str, codebook: Codebook) -> None:
    """The latest verdicts, the newest first, each with a button that takes it back."""
    if not verdicts:
        st.caption(say("review.none_yet"))
    labels = parts.theme_labels(codebook)
    for one in verdicts:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(f"{plain(one.judgement.quote)}  \n*{plain(_in_words(one.judgement, labels))}*", width="stretch")
            st.button(
                say("review.undo"), key=f"undo-{one.judgement.id}", on_click=_undo, args=(one.judgement.id, reviewer)
            )


def _in_words(judgement: Judgement, labels: Mapping[str, str]) -> str:
    said = [
        f"{labels.get(judged.theme, judged.theme)}: {say(f'verdict.{judged.verdict}')}" for judged in judgement.themes
    ]
    if judgement.mode:
        said.append(say("review.mode_said", mode=say(f"mode.{judgement.mode}")))
    if judgement.note:
        said.append(judgement.note)
    return "; ".join(said)


def _key(unit_id: str, question: str) -> str:
    return f"verdict-{unit_id}-{question}"


def _save(unit_id: str, reviewer: str, codebook: Codebook) -> None:
    state = st.session_state
    chosen = {theme: state[_key(unit_id, theme)] for theme in codebook.theme_ids}
    themes = {theme: Verdict(verdict) for theme, verdict in chosen.items() if verdict}
    mode, note = state[_key(unit_id, "mode")], state[_key(unit_id, "note")]
    if not themes and mode is None:
        state[_NOTICE] = _NOTHING
        return
    try:
        review.record(cached.settings(), codebook, reviewer, unit_id, themes=themes, mode=mode, note=note)
        state[_NOTICE] = "review.saved"
    except WijkspiegelError as error:
        state[_NOTICE] = error


def _skip(unit_id: str) -> None:
    st.session_state[_SKIPPED] = (*skipped(), unit_id)


def _undo(judgement_id: str, reviewer: str) -> None:
    try:
        review.undo(cached.settings(), reviewer, judgement_id)
        st.session_state[_NOTICE] = "review.undone"
    except WijkspiegelError as error:
        st.session_state[_NOTICE] = error
