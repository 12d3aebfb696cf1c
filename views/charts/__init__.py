"""Charts: answers in, Vega-Lite specifications out. Nothing is counted here, only placed and coloured."""

from views.charts.agreement import agreement_chart
from views.charts.axes import Spec, on_paper, theme
from views.charts.contrast import contrast_chart
from views.charts.documents import documents_chart
from views.charts.lines import MOST_LINES
from views.charts.searching import FROM, PICKED, UNTIL, spread_chart
from views.charts.timeline import PICKED as PICKED_POINT
from views.charts.timeline import Drawing, time_axis, timeline_chart, timeline_picture
from views.charts.words import FIELD as PICKED_FIELD
from views.charts.words import PICKED as PICKED_WORD
from views.charts.words import words_chart

__all__ = [
    "FROM",
    "MOST_LINES",
    "PICKED",
    "PICKED_FIELD",
    "PICKED_POINT",
    "PICKED_WORD",
    "UNTIL",
    "Drawing",
    "Spec",
    "agreement_chart",
    "contrast_chart",
    "documents_chart",
    "on_paper",
    "spread_chart",
    "theme",
    "time_axis",
    "timeline_chart",
    "timeline_picture",
    "words_chart",
]
