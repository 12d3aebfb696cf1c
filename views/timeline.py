"""Tijdlijn: for each theme how much it is spoken of through the years, in how many documents, and in which words."""

from dataclasses import replace

import streamlit as st

from pipeline.browse.timeline import Split
from pipeline.browse.timeline_tables import timeline_records
from views import cached, charts, filters, parts, pictures, pointing, rows, sidebar, standing, timing
from views.choices import Part
from views.markup import plain
from views.strings import say
from views.timeline_rows import timeline_rows

st.title(say("page.timeline"))
st.markdown(say("timeline.lead"))
everything = sidebar.selection()
parts.counted(everything)

themes = filters.themes("themas")
split = timing.split()
with st.container(horizontal=True, gap="large"):
    counting = timing.counting()
    steps = timing.steps(split, counting)
within = timing.outlets(everything) if split is Split.OUTLET else everything
selection = replace(filters.sources_and_years(within, "tijdlijn"), themes=themes)

if not themes:
    st.info(say("timeline.choose"))
    st.stop()
footing = parts.counted(selection)
answer = cached.theme_timeline(cached.state(), selection, steps, split)
labels, colours = parts.theme_labels(cached.codebook()), parts.theme_colours(cached.codebook())
events = parts.event_labels(cached.events())
subtitle = [*timing.short(answer), *standing.short(footing)]
notes = timing.notes(answer, counting, events)
name = timing.file_name(answer, counting)

drawings = [charts.Drawing(answer, theme, colours[theme], counting, events, pointing.within(theme)) for theme in themes]
for drawing in drawings:
    for column, part in zip(st.columns([3, 2]), Part, strict=True):
        title = say(f"timeline.chart_{part}_{counting}", theme=labels[drawing.theme])
        chart = cached.chart(charts.timeline_chart, drawing=drawing, part=part, title=title, subtitle=subtitle)
        alt, key = say(f"timeline.alt_{part}", theme=labels[drawing.theme]), f"{drawing.theme}-{part}"
        column.vega_lite_chart(chart, alt=alt, key=pointing.chart_key(key), on_select=pointing.pick(key))
parts.footnote(footing, *map(plain, notes))
parts.table(timeline_rows(answer, labels), lambda: timeline_records(answer, rows.period_name), name, footing, *notes)
with st.expander(say("timeline.pictures"), key="afbeeldingen", bind="query-params"):
    for drawing in drawings:
        title = say(f"timeline.chart_{Part.FREQUENCY}_{counting}", theme=labels[drawing.theme])
        st.markdown(plain(labels[drawing.theme]))
        inputs = {"drawing": drawing, "title": title, "subtitle": subtitle}
        pictures.offer(charts.timeline_picture, inputs, f"{name}-{drawing.theme}", footing, *notes)
pointing.sentences(answer, labels, colours, selection)
