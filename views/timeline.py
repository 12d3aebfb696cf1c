"""Tijdlijn: for each theme the share of sentences through the years."""

from dataclasses import replace

import streamlit as st

from pipeline.browse.tables import timeline_records
from pipeline.browse.timeline import Grouping
from views import cached, charts, filters, parts, rows, sidebar, standing
from views.choices import Sources
from views.markup import plain
from views.strings import say

st.title(say("page.timeline"))
st.markdown(say("timeline.lead"))
everything = sidebar.selection()
parts.counted(everything)

themes = filters.themes("themas")
with st.container(horizontal=True, gap="large"):
    sources = filters.one_of(say("timeline.by"), {one: say(f"timeline.{one}") for one in Sources}, "bronnen")
    apart = sources is Sources.APART
    steps = [Grouping.PERIOD, Grouping.YEAR] if apart else [Grouping.YEAR, Grouping.PERIOD]
    step = filters.one_of(say("timeline.step"), {one: say(f"timeline.{one}") for one in steps}, f"stap-{sources}")
selection = replace(filters.sources_and_years(everything, "tijdlijn"), themes=themes)

if not themes:
    st.info(say("timeline.choose"))
    st.stop()
footing = parts.counted(selection)
answer = cached.theme_timeline(cached.state(), selection, step, apart)
labels, colours = parts.theme_labels(cached.codebook()), parts.theme_colours(cached.codebook())
events = parts.event_labels(cached.events())

columns = st.columns(min(2, len(themes)))
for place, theme in enumerate(themes):
    title = say("timeline.chart", theme=labels[theme])
    inputs = {"answer": answer, "theme": theme, "colour": colours[theme], "events": events}
    chart = cached.chart(charts.timeline_chart, **inputs, title=title, subtitle=standing.short(footing))
    columns[place % len(columns)].vega_lite_chart(chart, alt=say("timeline.alt", theme=labels[theme]))
interval = say("chart.interval", draws=answer.draws, seed=str(answer.seed))
first, last = charts.years_drawn(answer)
marked = [f"{year} {label}" for year, label in events.items() if first <= year <= last]
laws = [say("timeline.laws", laws=plain("; ".join(marked)))] if marked else []
parts.footnote(footing, say("timeline.hollow", **rows.minimums()), *laws, interval)
name = "-".join([say("timeline.file"), say(f"timeline.{step}"), say(f"timeline.{sources}")]).replace(" ", "-")
parts.table(rows.timeline_rows(answer, labels), lambda: timeline_records(answer, rows.period_name), name, footing)
