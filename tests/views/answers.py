"""Answers as the pages get them, made by hand: one theme, few figures."""

from __future__ import annotations

from pipeline.bootstrap import Interval
from pipeline.browse.contrast import Contrast, Gap, SideFigures, SideTotal, WordAndDeed
from pipeline.browse.figures import Bases, Lack, Lacking, Share
from pipeline.browse.footing import Footing
from pipeline.browse.timeline import Grouping, Period, Point, Split, Steps, Timeline
from pipeline.codebook import SourceKind
from pipeline.selection import BY_MODE, Selection, Side
from views.charts import Drawing
from views.choices import Counting

SELECTION = Selection(("cw",), source_kinds=(SourceKind.POLICY, SourceKind.PRACTICE), years=(2007, 2014))
BASES = Bases(people=1, codings=96, machine=3)
FOOTING = Footing(100, 8, 2, 5, "rule:cues@0000abcd", "1", "nl_test 1.0", "3a5f00c2d1e4", SELECTION, BASES)
FIRM = Share(20, 100, 4, Interval(0.1, 0.3, 2000))
SMALL = Share(1, 9, 1, None, Lack(Lacking.UNITS, 9, 10))
EMPTY = Share(0, 0, 0, None, Lack(Lacking.UNITS, 0, 10))
LABELS = {"cw": "opbouwwerk"}
LACK = Gap(None, None, (Lack(Lacking.UNITS, 3, 10, Side.DEED),))
WIDE = Gap(12.0, Interval(2.0, 22.0, 2000), ())


def timeline(*shares: Share, kind: SourceKind | None = None) -> Timeline:
    """One theme by year, from 2010 on."""
    return along(*(Period(2010 + at, 2010 + at) for at in range(len(shares))), shares=shares, kind=kind)


def along(*periods: Period, shares: tuple[Share, ...], kind: SourceKind | None = None) -> Timeline:
    """One theme along these periods, in as large a share of the documents as of the sentences."""
    points = (
        Point("cw", period, kind, period, share, share, BASES) for period, share in zip(periods, shares, strict=True)
    )
    years = all(period.first == period.last for period in periods)
    steps = Steps(Grouping.YEAR if years else Grouping.PERIOD)
    known = [year for period in periods for year in (period.first, period.last) if year is not None]
    split = Split.TOGETHER if kind is None else Split.SOURCE_KIND
    return Timeline(tuple(points), steps, split, (min(known), max(known)), FOOTING)


def drawing(answer: Timeline, counting: Counting = Counting.RELATIVE, chosen: str | None = None) -> Drawing:
    """The only theme of a timeline as it is drawn, with a law in its second year and one before all."""
    return Drawing(answer, "cw", "#009E73", counting, {1999: "te vroeg", 2011: "Wet op de wijk"}, chosen)


def contrast(gap: Gap) -> WordAndDeed:
    """One theme, alike in word and deed but for the gap given."""
    figures, total = SideFigures(FIRM, FIRM, BASES), SideTotal(100, 8)
    return WordAndDeed(BY_MODE, (Contrast("cw", figures, figures, gap),), total, total, 8, FOOTING)
