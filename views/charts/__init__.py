"""Charts: answers in, Vega-Lite specifications out. Nothing is counted here, only placed and coloured."""

from views.charts.axes import Spec, on_paper, theme
from views.charts.contrast import contrast_chart
from views.charts.documents import documents_chart
from views.charts.searching import FROM, PICKED, UNTIL, spread_chart
from views.charts.timeline import timeline_chart, years_drawn

__all__ = [
    "FROM",
    "PICKED",
    "UNTIL",
    "Spec",
    "contrast_chart",
    "documents_chart",
    "on_paper",
    "spread_chart",
    "theme",
    "timeline_chart",
    "years_drawn",
]
