"""What stands behind a document and behind one of its sentences: labels, who judged, raw characters, edits."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import shorten

import streamlit as st

from pipeline.browse.reading import EditInside, Inspection, JudgementRow, Reading, VerdictRow
from pipeline.browse.sentences import Cited, Sentence
from pipeline.codebook import RUNNING_KINDS, Codebook, Mode
from pipeline.effective import Basis
from pipeline.judgement import Verdict
from pipeline.noise import NOISY
from pipeline.text import DateKind
from views import address, citing, parts, quoting, scanned
from views.markup import edited, lit, plain, signs
from views.page_language import OF_TEXTS
from views.rows import Row, rule_name
from views.strings import percent, say

BEGINNING = 60
"""Characters of a sentence that tell which one it is."""
SIDES = frozenset({Mode.RHETORIC, Mode.PRACTICE})
"""The modes that are told beside a sentence; that it is of neither says nothing."""


def about(reading: Reading) -> str:
    """One line on a document: source file, reader, pages, counts; safe as Markdown."""
    running = [one for one in reading.sentences if one.kind in RUNNING_KINDS]
    line = say(
        "reading.source",
        name=plain(reading.source_name),
        reader=plain(reading.reader),
        pages=reading.pages,
        units=len(running),
        themed=sum(bool(one.themes) for one in running),
        audited=sum(one.audited for one in running),
    )
    year = say("reading.year_uncertain") if reading.cited.year_uncertain else ""
    rests = say("reading.year_from", words=plain(_rests_on(reading.year_from))) if reading.year_from else ""
    fictional = f" **{say('reading.fictional')}**" if reading.cited.fictional else ""
    version = say("reading.version", number=reading.versions) if reading.versions > 1 else ""
    pictures = scanned.told(reading.ocr, reading.cited.slug)
    told = [f"{plain(parts.citation(reading.cited))}. {line}{fictional}", year, rests, version, *pictures]
    return " ".join(filter(None, told))


def same_work(reading: Reading) -> None:
    """Links to the document of which this is a copy, and to those that are copies of it."""
    if reading.original is not None:
        parts.link_to(reading.original, label=say("reading.copy_of", title=_named(reading.original)))
    for copy in reading.copies:
        parts.link_to(copy, label=say("reading.has_copy", title=_named(copy)))


def _named(cited: Cited) -> str:
    """Title and when, safe as Markdown; a whole citation would be cut off in a link."""
    return plain(f"{cited.title} ({cited.when})")


def _rests_on(year_from: str) -> str:
    """What a year rests on, the place of a date in the reader's language."""
    place, _, words = year_from.partition(": ")
    return f"{say(f'adding.dated_{place}')}: “{words}”" if place in set(DateKind) and words else year_from


def legend(reading: Reading) -> str:
    """What the signs in a document say."""
    noise_note = say("reading.noise_note") if any(map(noisy, reading.sentences)) else ""
    return f"{say('reading.legend_note')} {noise_note}".strip()


def beginning(one: Sentence) -> str:
    """The first words of a sentence, by which a reader knows it."""
    return shorten(one.text, BEGINNING, placeholder=" …")


def noisy(one: Sentence) -> str | None:
    """How much of a sentence is noise, in words; `None` where that is too little to mark it."""
    return noise(one) if one.noise is not None and one.noise >= NOISY else None


def noise(one: Sentence) -> str:
    """How much of a sentence is noise, in words."""
    return say("reading.noise", share=percent(one.noise, 0)) if one.noise is not None else say("reading.no_words")


def outside(one: Sentence) -> str | None:
    """What a sentence is that is no running text: the class that the machine saw, else its kind; `None` when it is."""
    if one.kind in RUNNING_KINDS:
        return None
    return say(f"reason.{one.reason}") if one.reason else say(f"kind.{one.kind}")


def comment(one: Sentence) -> str | None:
    """The reader's comment that a sentence is part of, by its number; `None` outside comments."""
    return say("reading.comment", n=one.comment) if one.comment is not None else None


def sentence(seen: Inspection, codebook: Codebook, *, pages: int) -> None:
    """Everything behind one sentence, from the label that counts down to the characters of the source."""
    _labels(seen, codebook)
    st.subheader(say("reading.judges"))
    for judgement in seen.judgements:
        st.markdown(f"{_judge(judgement)}  \n{_said(judgement, codebook)}")
    st.subheader(say("reading.raw"))
    _raw(seen, pages)
    st.subheader(say("reading.link"))
    st.code(address.of(seen.cited.slug, seen.sentence.id), language=None, wrap_lines=True)
    st.subheader(say("reading.cite"))
    citing.show(seen.cited, seen.sentence, pages=pages)


def _labels(seen: Inspection, codebook: Codebook) -> None:
    one, labels, colours = seen.sentence, parts.theme_labels(codebook), parts.theme_colours(codebook)
    st.subheader(say("reading.judgement"))
    marks = [(*mark, colours[label.theme]) for label in one.themes for mark in label.marks]
    st.html(f'<p lang="{OF_TEXTS}" style="font-size:1.05rem">{lit(one.text, marks)}</p>')
    themes = [f"- **{plain(labels[label.theme])}**: {' · '.join(quoting.judged(label))}" for label in one.themes]
    lines = themes or [f"- {say('reading.no_theme')}"]
    lines += [
        f"- {say('reading.mode')}: **{say(f'mode.{one.mode}')}** · {say(f'basis.{one.mode_basis}')}",
        f"- {say('reading.voice')}: {say(f'voice.{one.voice}')} · {say('reading.kind')}: {say(f'kind.{one.kind}')}",
        *_aside(one),
        f"- {noise(one)}",
    ]
    st.markdown("\n".join(lines))


def _aside(one: Sentence) -> Iterator[str]:
    """Lines on what a sentence is beside running text; why it is none stands only where the machine says so."""
    if one.reason:
        yield f"- {say('reading.outside', what=outside(one))} · {say(f'basis.{Basis.MACHINE}')}"
    if one.comment:
        yield f"- {comment(one)}"


def _judge(judgement: JudgementRow) -> str:
    when = judgement.time.strftime("%Y-%m-%d %H:%M")
    back = f" · {say('reading.taken_back')}" if judgement.taken_back or judgement.retracts else ""
    return f"**{plain(judgement.labeller)}** ({say(f'labeller.{judgement.labeller_kind}')}, {plain(when)}){back}"


def _said(judgement: JudgementRow, codebook: Codebook) -> str:
    labels = parts.theme_labels(codebook)
    verdicts = judgement.themes
    found = [verdict for verdict in verdicts if verdict.verdict is not Verdict.NO]
    of_all = {verdict.theme for verdict in verdicts} >= set(labels)
    said = [_verdict(verdict, labels) for verdict in (found if of_all else verdicts)]
    if of_all and not found:
        said.append(say("reading.no_theme"))
    if judgement.mode:
        said.append(f"{say('reading.mode').lower()}: {say(f'mode.{judgement.mode}')}")
    if judgement.note:
        said.append(say("reading.note", note=plain(judgement.note)))
    return "; ".join(said)


def _verdict(verdict: VerdictRow, labels: dict[str, str]) -> str:
    line = f"{plain(labels.get(verdict.theme, verdict.theme))}: {say(f'verdict.{verdict.verdict}')}"
    evidence = ", ".join(f"“{plain(words)}”" for words in verdict.evidence)
    return f"{line} ({say('reading.evidence', evidence=evidence)})" if evidence else line


def _raw(seen: Inspection, pages: int) -> None:
    span = seen.sentence.raw
    st.caption(say("reading.raw_place", start=span.start, end=span.end, page=seen.sentence.page, pages=pages))
    characters(seen)
    if not seen.edits:
        st.caption(say("reading.no_edits"))
        return
    st.caption(say("reading.edits"))
    parts.grid([_edit_row(edit) for edit in seen.edits], say("reading.edits"))


def _edit_row(edit: EditInside) -> Row:
    return {
        say("reading.edit_at"): edit.start,
        say("reading.edit_old"): signs(edit.old),
        say("reading.edit_new"): signs(edit.new),
        say("reading.edit_rule"): rule_name(edit.rule),
    }


def characters(seen: Inspection) -> None:
    """The raw characters that a sentence was made of, with what cleaning did to them, among those around it."""
    span = seen.sentence.raw
    inner = edited(seen.raw, [(edit.start - span.start, edit.end - span.start, edit.new) for edit in seen.edits])
    faint = '<span style="opacity:.65">{}</span>'
    around = faint.format(escape(seen.before)), inner, faint.format(escape(seen.after))
    style = (
        "white-space:pre-wrap;font-size:.82rem;background:color-mix(in srgb,currentColor 6%,transparent);padding:.8rem"
    )
    st.html(f'<pre lang="{OF_TEXTS}" style="{style}">{"".join(around)}</pre>')
