"""Charts: answers in, Vega-Lite specifications out. Nothing is counted here, only placed and coloured."""

from views.charts.axes import Spec, on_paper, theme
from views.charts.contrast import contrast_chart
from views.charts.documents import documents_chart
from views.charts.lines import MOST_LINES
from views.charts.searching import FROM, PICKED, UNTIL, spread_chart
from views.charts.timeline import PICKED as PICKED_POINT
from views.charts.timeline import Drawing, timeline_chart, timeline_picture
from views.charts.words import FIELD as PICKED_FIELD
from views.charts.words import PICKED as PICKED_WORD
from views.charts.words import words_chart
from views.charts.years import years_drawn

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
    "contrast_chart",
    "documents_chart",
    "on_paper",
    "spread_chart",
    "theme",
    "timeline_chart",
    "timeline_picture",
    "words_chart",
    "years_drawn",
]
