"""What the two sides of a contrast are called, and its figures as the rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.browse.contrast import Contrast, SideFigures
from pipeline.browse.figures import Lack, Share
from pipeline.selection import Group, Pair, Side, Sides
from views.rows import Row, gap_interval, outlet_name, points, share_interval, so_many
from views.strings import percent, say


def side_name(side: Side, pair: Pair) -> str:
    """What a side is called: word or deed, or group A or B where a reader made the groups."""
    return say(f"contrast.group_{side}" if own(pair) else f"contrast.{side}")


def own(pair: Pair) -> bool:
    """Whether a reader made the groups."""
    return pair.sides is Sides.OWN


def heading(name: str) -> str:
    """A name at the beginning of a line."""
    return name[:1].upper() + name[1:]


def gap_title(pair: Pair) -> str:
    """The key of what the gap is called."""
    return "contrast.gap_chart_own" if own(pair) else "contrast.gap_chart"


def groups_told(pair: Pair) -> list[str]:
    """What is in each of two groups that a reader made, a line each; none for word and deed. Plain text."""
    if not own(pair):
        return []
    second = described(pair.second) if pair.second != Group() else say("contrast.group_rest")
    told = {Side.WORD: described(pair.first), Side.DEED: second}
    return [say("contrast.group_told", group=heading(side_name(side, pair)), what=what) for side, what in told.items()]


def described(group: Group) -> str:
    """Which sentences are in a group, as `beleid of praktijk; woord; 2007–2014`. Plain text."""
    told = [
        *_listed([say(f"source.{kind}") for kind in group.source_kinds or ()]),
        *_listed([say(f"mode.{mode}") for mode in group.modes or ()]),
        *_listed([say(f"voice.{voice}") for voice in group.voices or ()]),
        *([f"{group.years[0]}–{group.years[1]}"] if group.years else []),
        *_listed([outlet_name(outlet) for outlet in group.outlets or ()]),
    ]
    return "; ".join(told) or say("contrast.group_all")


def _listed(names: Sequence[str]) -> list[str]:
    return [f" {say('contrast.or')} ".join(names)] if names else []


def lack_lines(lacks: Sequence[Lack], pair: Pair) -> str:
    """All that a figure lacks, on the side that lacks it."""
    return "; ".join(
        say(f"contrast.lack_{lack.what}", side=side_name(lack.side, pair), have=lack.have, need=lack.need)
        for lack in lacks
        if lack.side
    )


def contrast_rows(contrasts: Mapping[str, Contrast], pair: Pair, of: str) -> list[Row]:
    """Two rows for each contrast, by its name: its word and its deed; `of`: what the contrasts are of."""
    return [
        {of: name, **_side_row(contrast, figures, side, pair)}
        for name, contrast in contrasts.items()
        for side, figures in ((Side.WORD, contrast.word), (Side.DEED, contrast.deed))
    ]


def _side_row(contrast: Contrast, figures: SideFigures, side: Side, pair: Pair) -> Row:
    gap = contrast.gap
    drawn = f"{points(gap.points)} [{gap_interval(gap.interval)}]"
    return {
        say("column.side"): side_name(side, pair),
        say("column.attention"): _with_interval(figures.attention),
        say("column.presence"): _with_interval(figures.presence),
        say("column.gap"): drawn if gap.drawn else lack_lines(gap.lacks, pair),
    }


def _with_interval(share: Share) -> str:
    said = [
        percent(share.value),
        f"[{share_interval(share.interval)}]" if share.interval else "",
        f"({so_many(share)})",
    ]
    return " ".join(filter(None, said))
