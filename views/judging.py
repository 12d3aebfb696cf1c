"""The parts of Beoordelen: the sentence in its passage, its questions with their keys, and what was said before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from pipeline.codebook import Codebook, Mode, Theme
from pipeline.judgement import Judgement, Verdict, Why
from pipeline.review import Item, Neighbour, Past, Question
from views import answers, behind, cached, parts, ways
from views.borders import border
from views.filters import Choice
from views.markup import lit, plain
from views.strings import language, percent, say

_HERE = "background:color-mix(in srgb,#e8b90f 26%,transparent);color:inherit;font-size:1.1rem;padding:.1rem 0"
_PASSAGE = "line-height:1.7;max-width:46rem"


def passage(item: Item, codebook: Codebook, *, helped: bool) -> None:
    """The sentence to judge among its neighbours, where it comes from, and why it is asked."""
    st.caption(f"{_where(item, helped=helped)} · {_why(item, codebook, helped=helped)}")
    before, after = map(_neighbours, (item.before, item.after))
    inside = lit(item.text, _marks(item, codebook)) if helped else escape(item.text)
    st.html(f'<div style="{_PASSAGE}">{before} <span style="{_HERE}">{inside}</span> {after}</div>')
    with st.container(horizontal=True, gap="large", vertical_alignment="center"):
        query = {"doc": item.slug, "unit": item.unit_id}
        st.page_link("views/reading.py", label=say("review.read"), icon=":material/menu_book:", query_params=query)
        raw = st.toggle(say("review.raw"), key="ruw", bind="query-params")
    if raw:
        behind.characters(cached.inspection(cached.state(), item.unit_id))


def _where(item: Item, *, helped: bool) -> str:
    where = say("review.where", title=plain(item.title), year=str(item.year), kind=say(f"source.{item.source_kind}"))
    more = [*([say(f"voice.{item.voice}")] if helped else []), *([say("source.fictional")] if item.fictional else [])]
    return " · ".join([where, *more])


def _why(item: Item, codebook: Codebook, *, helped: bool) -> str:
    """Why the sentence is asked. A blind reviewer is not told of which theme the machine is in doubt."""
    theme = item.asked.theme if helped or item.asked.why is not Why.DOUBT else None
    why = say(
        f"review.why_{item.asked.why}{'_theme' if theme else ''}",
        theme=plain(parts.theme_labels(codebook).get(theme or "", "")),
    )
    return f"{why} {say('review.drawn', share=percent(item.asked.chance, 0))}" if item.asked.chance else why


def _marks(item: Item, codebook: Codebook) -> list[tuple[int, int, str]]:
    colours = parts.theme_colours(codebook)
    themes = cached.inspection(cached.state(), item.unit_id).sentence.themes
    return [(*mark, colours[label.theme]) for label in themes for mark in label.marks]


def _neighbours(around: Sequence[Neighbour]) -> str:
    faint = '<span style="opacity:.75">{}</span>'
    return " ".join(faint.format(escape(one.text)) + ("" if one.same_passage else "<br><br>") for one in around)


def form(item: Item, reviewer: str, codebook: Codebook, *, helped: bool) -> None:
    """One verdict: each theme, the mode, what the sentence is part of, who speaks, a note."""
    answers.begin(item)
    if item.own:
        st.info(say("review.judged_before"))
    _keys(item, reviewer, codebook)
    now = answers.asked(item)
    for first in range(0, len(item.questions), 2):  # row by row, so that a narrow page asks in the same order
        for column, question in zip(st.columns(2, gap="large"), item.questions[first : first + 2], strict=False):
            with column:
                _ask(question, item.unit_id, helped=helped, is_next=question.theme.id == now)
    _ask_mode(item, helped=helped, is_next=now == answers.MODE)
    st.text_input(say("review.note"), key=answers.key(item.unit_id, answers.NOTE))


def _keys(item: Item, reviewer: str, codebook: Codebook) -> None:
    """A button for every key: answers to the question that is next, and what is done with them."""
    unit, among = item.unit_id, answers.questions(item)
    now = answers.asked(item)
    st.markdown(say("review.now", question=plain(_called(now, codebook))) if now else say("review.all_answered"))
    with st.container(horizontal=True):
        for place, label in enumerate(_options(now), start=1):
            _button(label, str(place), answers.press, unit, among, place - 1)
        _button(say("review.rest_no"), "0", answers.say_no_to_the_rest, unit, among)
        _button(say("review.wipe"), "Backspace", answers.wipe_last, unit, among)
        _button(say("review.kind"), "K", answers.step, unit, answers.KIND)
        _button(say("review.voice"), "V", answers.step, unit, answers.VOICE)
    with st.container(horizontal=True):
        _button(say("review.save"), "S", answers.save, item, reviewer, codebook, main=True)
        _button(say("review.skip"), "N", ways.skip, unit)


def _button(label: str, shortcut: str, do: Callable[..., None], *args: object, main: bool = False) -> None:
    st.button(
        label,
        key=f"key-{shortcut}",
        shortcut=shortcut,
        on_click=answers.alone,
        args=(do, *args),
        type="primary" if main else "secondary",
    )


def _options(question: str | None) -> list[str]:
    if question == answers.MODE:
        return [say(f"mode.{mode}") for mode in Mode]
    return [say(f"verdict.{verdict}") for verdict in answers.VERDICTS] if question else []


def _called(question: str, codebook: Codebook) -> str:
    return say("review.mode") if question == answers.MODE else parts.theme_labels(codebook)[question]


def _ask(question: Question, unit_id: str, *, helped: bool, is_next: bool) -> None:
    theme = question.theme
    choices = {verdict: say(f"verdict.{verdict}") for verdict in answers.VERDICTS}
    label = theme.label.in_language(language())
    st.segmented_control(
        f"▸ **{plain(label)}**" if is_next else plain(label),
        list(choices),
        format_func=choices.__getitem__,
        key=answers.key(unit_id, theme.id),
        wrap=True,
    )
    if helped:
        st.caption(_by_machine(question, choices))
    st.caption(plain(theme.definition.in_language(language())))
    with st.expander(say("review.borders", theme=plain(label))):
        st.markdown(_borders(theme))


def _by_machine(question: Question, choices: Mapping[Verdict, str]) -> str:
    if question.machine is None:
        return say("review.machine_none")
    said = say("review.machine", verdict=choices[question.machine], share=percent(question.probability, 0))
    return f"{said} {say('review.contested')}" if question.contested else said


def _borders(theme: Theme) -> str:
    """What belongs to a theme and what does not, rulings and examples, as the codebook has them; safe as Markdown."""
    rulings = [one.says.in_language(language()) for one in cached.rulings() if theme.id in one.themes]
    lines = [
        *([say("review.includes", items=_listed(theme.includes))] if theme.includes else []),
        *([say("review.excludes", items=_listed(theme.excludes))] if theme.excludes else []),
        *([say("review.rulings"), "\n".join(f"- {plain(line)}" for line in rulings)] if rulings else []),
        *(
            [say("review.examples"), "\n".join(f"- *{plain(line)}*" for line in theme.examples)]
            if theme.examples
            else []
        ),
    ]
    return "\n\n".join(lines) or say("review.no_borders")


def _listed(lines: Iterable[str]) -> str:
    return plain("; ".join(border(line)[0] for line in lines))


def _ask_mode(item: Item, *, helped: bool, is_next: bool) -> None:
    modes = {mode: say(f"mode.{mode}") for mode in Mode}
    label = say("review.mode")
    with st.container(horizontal=True, gap="large"):
        _control(f"▸ **{label}**" if is_next else label, modes, answers.key(item.unit_id, answers.MODE))
        for question, options in answers.ASIDE.items():
            named = {one: say(f"{question}.{one}") for one in options}
            _control(say(f"review.{question}_aside"), named, answers.key(item.unit_id, question))
    if helped and item.machine and item.machine.mode and item.machine.voice and item.machine.kind:
        said = (f"mode.{item.machine.mode}", f"kind.{item.machine.kind}", f"voice.{item.machine.voice}")
        st.caption(say("review.machine_aside", said=", ".join(map(say, said))))


def _control(label: str, options: Mapping[Choice, str], key: str) -> None:
    st.segmented_control(label, list(options), format_func=options.__getitem__, key=key, wrap=True)


def back(verdicts: Sequence[Past], unit_id: str | None, reviewer: str) -> None:
    """Buttons to the sentence judged before this one, and to take the last verdict back; none where there is none."""
    ids = [one.unit_id for one in verdicts]
    before = verdicts[ids.index(unit_id) + 1 if unit_id in ids else 0 :][:1]
    with st.container(horizontal=True):
        for one in before:
            _button(say("review.previous"), "P", answers.reopen, one)
        for one in verdicts[:1]:
            _button(say("review.undo_last"), "U", answers.undo, one, reviewer)


def past(verdicts: Sequence[Past], reviewer: str, codebook: Codebook) -> None:
    """The latest verdicts, the newest first, each with buttons that lay it open again and that take it back."""
    if not verdicts:
        st.caption(say("review.none_yet"))
    labels = parts.theme_labels(codebook)
    for one in verdicts:
        id_ = one.judgement.id
        with st.container(border=True):
            st.markdown(f"{plain(one.quote)}  \n*{plain(_in_words(one.judgement, labels))}*")
            with st.container(horizontal=True):  # under the words: beside long ones there is no place for both
                st.button(say("review.reopen"), key=f"reopen-{id_}", on_click=answers.reopen, args=(one,))
                st.button(say("review.undo"), key=f"undo-{id_}", on_click=answers.undo, args=(one, reviewer))


def _in_words(judgement: Judgement, labels: Mapping[str, str]) -> str:
    said = [
        f"{labels.get(judged.theme, judged.theme)}: {say(f'verdict.{judged.verdict}')}" for judged in judgement.themes
    ]
    if judgement.mode:
        said.append(say("review.mode_said", mode=say(f"mode.{judgement.mode}")))
    said += [say(f"kind.{judgement.kind}")] if judgement.kind else []
    said += [say(f"voice.{judgement.voice}")] if judgement.voice else []
    return "; ".join([*said, *([judgement.note] if judgement.note else [])])
