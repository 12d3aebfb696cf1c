"""Charts: answers in, Vega-Lite specifications out. Nothing is counted here, only placed and coloured."""

from views.charts.axes import Spec
from views.charts.contrast import gap_chart, presence_chart
from views.charts.documents import documents_chart
from views.charts.timeline import timeline_chart

__all__ = ["Spec", "documents_chart", "gap_chart", "presence_chart", "timeline_chart"]
