"""How well coders agree, as the page shows it: all questions, one question by pair, its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pipeline.agreement import Agreement, Estimate, Measure
from pipeline.bootstrap import DRAWS, SEED
from pipeline.browse.agreement import Item, Line, Pair, Seen, Standing
from pipeline.browse.agreement_tables import line_records, pair_records
from pipeline.browse.answered import Coder, Question, Subject
from pipeline.browse.figures import lack_of
from pipeline.browse.footing import Footing
from pipeline.judgement import Verdict
from views import cached, charts, coders, filters, parts, pictures, quoting, standing
from views.markup import plain
from views.rows import Row
from views.strings import amount, number, percent, say

ITEMS_A_PAGE = 10
_ANSWERS = {
    Subject.STANCE: "stance",
    Subject.MODE: "mode",
    Subject.KIND: "kind",
    Subject.VOICE: "voice",
}
"""Under what the strings name the answers to a question; those to the other are yes and no."""


def _names(questions: Sequence[Question]) -> dict[Question, str]:
    """What questions are called. Plain text."""
    labels = parts.theme_labels(cached.codebook())
    return {one: say(f"agreement.question_{one.subject}", theme=labels.get(one.theme or "", "")) for one in questions}


def measure_name(measure: Measure) -> str:
    """What a coefficient is called."""
    return say(f"agreement.measure_{measure}")


def _heading(measure: Measure) -> str:
    """The same in few letters, for the heads of tables."""
    return say(f"agreement.short_{measure}")


def all_questions(lines: Sequence[Line], chosen: Sequence[Coder], footing: Footing) -> None:
    """One coefficient of every question as a chart, and all of them as a table."""
    offered = {measure: measure_name(measure) for measure in lines[0].agreement.measures}
    names = _names([line.question for line in lines])
    measure = filters.one_of(say("agreement.measure"), offered, "maat")
    st.caption(say(f"agreement.explain_{measure}"))
    who = say("agreement.who", who=", ".join(map(coders.name, chosen)))
    inputs = {
        "estimates": {names[line.question]: line.agreement.measures[measure] for line in lines},
        "measure": offered[measure],
        "title": say("agreement.chart", measure=offered[measure]),
        "subtitle": [who, *standing.short(footing)],
    }
    name, told = say("agreement.file"), (who, say("agreement.base"), _interval())
    if any(estimate.value is not None for estimate in inputs["estimates"].values()):
        st.vega_lite_chart(cached.chart(charts.agreement_chart, **inputs), alt=say("agreement.alt"))
    else:
        st.info(say("agreement.nothing"))
    parts.footnote(footing, *map(plain, (who, _interval())))
    rows = [{say("column.question"): names[line.question], **_row(line.agreement, line.question)} for line in lines]
    parts.table(rows, partial(line_records, lines, chosen, footing), name, footing, *told)
    pictures.offer(charts.agreement_chart, inputs, name, footing, *told)


def _interval() -> str:
    return say("chart.interval", draws=DRAWS, seed=str(SEED))


def _row(agreement: Agreement, question: Question) -> Row:
    """All coefficients of a question, and what they rest on."""
    return {
        **_measures(agreement, list(agreement.measures)),
        say("agreement.prevalence"): _prevalence(agreement, question),
        say("column.note"): _note(agreement),
    }


def _pair_row(agreement: Agreement) -> Row:
    """The same of a pair, for which Cohen's kappa is made and Fleiss' says nothing more."""
    measures = [measure for measure in agreement.measures if measure is not Measure.FLEISS]
    return {**_measures(agreement, measures), say("column.note"): _note(agreement)}


def _measures(agreement: Agreement, measures: Sequence[Measure]) -> Row:
    base = agreement.measures[Measure.PERCENT]
    return {
        **{_heading(measure): written(measure, agreement.measures[measure]) for measure in measures},
        say("agreement.used"): say("column.so_many", count=base.used, of=agreement.of),
        say("column.documents"): base.documents,
        say("agreement.differing"): agreement.differing,
        say("verdict.unsure"): agreement.unsure,
    }


def written(measure: Measure, estimate: Estimate) -> str:
    """A figure with its interval, as `0,71 (0,68–0,73)`; a dash where it has no meaning."""
    if estimate.value is None:
        return "–"
    say_it = percent if measure is Measure.PERCENT else _decimal
    ends = estimate.interval
    return say_it(estimate.value) + (f" ({say_it(ends.low)}–{say_it(ends.high)})" if ends else "")


def _decimal(value: float) -> str:
    return number(value, 2).replace("-", "−")


def _prevalence(agreement: Agreement, question: Question) -> str:
    shares = zip(question.categories, agreement.prevalence, strict=True)
    return ", ".join(f"{answer_name(name, question)} {percent(share.value)}" for name, share in shares if share.value)


def _note(agreement: Agreement) -> str:
    """What a figure lacks; that some of it rests on fewer sentences, because not everybody answered them."""
    base = agreement.measures[Measure.PERCENT]
    said = [say("agreement.small")] if lack_of(base.used, base.documents) else []
    fewer = {one.used for one in agreement.measures.values()} - {base.used}
    said += [say("agreement.fewer", units=amount("sentences", units)) for units in sorted(fewer)]
    if base.used and agreement.measures[Measure.ALPHA].value is None:
        said.append(say("agreement.one_answer"))
    elif base.used and not agreement.differing:
        said.append(say("agreement.no_spread"))
    return "; ".join(said)


def answer_name(answer: str | None, question: Question) -> str:
    """What an answer is called; a dash where there is none."""
    if answer is None:
        return "–"
    if answer == Verdict.UNSURE:
        return say("verdict.unsure")
    if question.subject is Subject.THEME:
        return say("answer.no" if answer == Verdict.NO else "answer.yes")
    return say(f"{_ANSWERS[question.subject]}.{answer}")


def choose_question(themes: Sequence[str]) -> Question:
    """The question to look at more closely, and the theme that it is about where it is about one."""
    subject = filters.one_of(
        say("agreement.question"), {one: say(f"agreement.subject_{one}") for one in Subject}, "vraag"
    )
    if subject not in (Subject.THEME, Subject.STANCE):
        return Question(subject)
    labels = parts.theme_labels(cached.codebook())
    theme = filters.one_of(say("agreement.theme"), {one: labels[one] for one in themes}, "thema")
    return Question(subject, theme)


def pairs(found: Sequence[Pair], question: Question, footing: Footing) -> None:
    """How well each two agree, as a table."""
    called = _names([question])[question]
    st.subheader(say("agreement.pairs_title", question=plain(called)))
    shown = [{say("agreement.pair"): _pair_name(pair), **_pair_row(pair.agreement)} for pair in found]
    parts.grid(shown, say("agreement.pairs_title", question=called))
    if len(found) > 1:
        st.caption(say("agreement.pairs_note"))
    handed_out = partial(pair_records, found, question, footing)
    parts.download(
        handed_out, f"{say('agreement.file_pairs')}-{_stem(question)}", footing, say("agreement.base"), _interval()
    )


def _pair_name(pair: Pair) -> str:
    return f"{coders.name(pair.first)} – {coders.name(pair.second)}"


def _stem(question: Question) -> str:
    return "-".join(filter(None, (question.subject, question.theme)))


def items(which: cached.ItemQuestion, chosen: Sequence[Coder], footing: Footing) -> None:
    """The sentences behind the figures of a question, those first on which coders differ."""
    now, question = cached.state(), which.question
    totals = cached.agreement_items(now, which, 0, 1).totals
    st.subheader(say("agreement.items_title", question=plain(_names([question])[question])))
    st.caption(say("agreement.items_note", **{one.value: amount("sentences", totals[one]) for one in Standing}))
    page = filters.page(sum(totals.values()), ITEMS_A_PAGE, "bladzijde", of=which)
    found = cached.agreement_items(now, which, ITEMS_A_PAGE, page)
    for one in cached.agreement_seen(now, found.items):
        _item(one, chosen, question)
    handed_out = cached.all_agreement_items(now, which)
    parts.download(handed_out, f"{say('agreement.file_items')}-{_stem(question)}", footing, say("agreement.base"))


def _item(one: Seen, chosen: Sequence[Coder], question: Question) -> None:
    with st.container(border=True):
        st.markdown(f"**{say(f'agreement.standing_{one.item.standing}')}** · {_answers(one.item, chosen, question)}")
        quoting.passage(one.cited, one.sentence, ())


def _answers(item: Item, chosen: Sequence[Coder], question: Question) -> str:
    """What each coder answered, safe as Markdown."""
    given = zip(chosen, item.given, strict=True)
    return " · ".join(f"{plain(coders.name(coder))}: **{answer_name(answer, question)}**" for coder, answer in given)
