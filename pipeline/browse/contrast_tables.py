"""Contrasts and the words of two groups as flat records."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.browse.contrast import Contrast, SideFigures, WordAndDeed
from pipeline.browse.contrast_periods import ContrastInTime
from pipeline.browse.figures import Bases, Lack
from pipeline.browse.keyness import Keyness, Use, WordTotal
from pipeline.browse.tables import (
    Record,
    bases_columns,
    footing_record,
    interval_columns,
    period_columns,
    share_columns,
)
from pipeline.browse.timeline_steps import Period
from pipeline.selection import Group, Pair, Side, Sides

_NAMES = {Side.WORD: "word", Side.DEED: "deed"}
_OWN_NAMES = {Side.WORD: "a", Side.DEED: "b"}


def contrast_records(answer: WordAndDeed) -> list[Record]:
    """A record for each theme, with what the whole contrast stands on.

    Columns of the two sides begin with `word_` and `deed_`, of groups that a reader made with `a_` and `b_`.
    """
    behind = {"draws": answer.draws, "seed": answer.seed, **footing_record(answer.footing)}
    return [
        {
            "theme": contrast.theme,
            **pair_columns(answer.pair),
            **_contrast_columns(contrast, answer.pair, answer.footing.modes),
            **behind,
        }
        for contrast in answer.contrasts
    ]


def period_records(answer: ContrastInTime, name: Callable[[Period], str]) -> list[Record]:
    """A record for each period, with what the whole stands on; `name` says how a period is called."""
    behind = {"draws": answer.draws, "seed": answer.seed, **footing_record(answer.footing)}
    return [
        {
            "theme": answer.theme,
            **period_columns(step.period, name),
            **pair_columns(answer.pair),
            **_contrast_columns(step.contrast, answer.pair, answer.footing.modes),
            **behind,
        }
        for step in answer.steps
    ]


def word_records(answer: Keyness) -> list[Record]:
    """A record for each word that was compared, those most of the first side first; intervals of those shown."""
    first, second = side_names(answer.pair).values()
    drawn = {one.word: one.interval for shown in answer.shown.values() for one in shown}
    behind = {
        **pair_columns(answer.pair),
        "theme": answer.theme,
        **_total_columns(first, answer.word),
        **_total_columns(second, answer.deed),
        "draws": answer.draws,
        "seed": answer.seed,
        **footing_record(answer.footing),
    }
    return [
        {
            "word": one.word,
            "side": side_names(answer.pair)[one.side],
            "log_odds": one.log_odds,
            **interval_columns("log_odds", drawn.get(one.word)),
            "z": one.z,
            **_use_columns(first, one.word_use),
            **_use_columns(second, one.deed_use),
            **behind,
        }
        for one in answer.words
    ]


def side_names(pair: Pair) -> dict[Side, str]:
    """How the columns of either side begin."""
    return _OWN_NAMES if pair.sides is Sides.OWN else _NAMES


def pair_columns(pair: Pair) -> Record:
    """How the two sides were told apart, in words for scripts."""
    names = side_names(pair)
    return {
        "sides": pair.sides,
        f"{names[Side.WORD]}_group": group_text(pair.first),
        f"{names[Side.DEED]}_group": group_text(pair.second),
    }


def group_text(group: Group) -> str:
    """The bounds of a group, as `mode: rhetoric; years: 2007-2014`; `all` where it has none."""
    listed = {
        "mode": group.modes,
        "source_kind": group.source_kinds,
        "voice": group.voices,
        "outlet": group.outlets,
    }
    bounds = {
        "origin": group.origin,
        **{name: None if values is None else ", ".join(values) for name, values in listed.items()},
        "years": None if group.years is None else "-".join(map(str, group.years)),
    }
    return "; ".join(f"{name}: {value}" for name, value in bounds.items() if value is not None) or "all"


def _contrast_columns(contrast: Contrast, pair: Pair, modes: Bases | None) -> Record:
    names = side_names(pair)
    return {
        **_side_columns(names[Side.WORD], contrast.word),
        **_side_columns(names[Side.DEED], contrast.deed),
        "gap_points": contrast.gap.points,
        **interval_columns("gap", contrast.gap.interval),
        "gap_not_drawn": "; ".join(_lack(lack, names) for lack in contrast.gap.lacks) or None,
        **_mode_columns(modes),
    }


def _lack(lack: Lack, names: dict[Side, str]) -> str:
    side = f"{names[lack.side]}: " if lack.side else ""
    return f"{side}{lack.have} {lack.what} of {lack.need}"


def _side_columns(side: str, figures: SideFigures) -> Record:
    return {
        **share_columns(f"{side}_attention", figures.attention),
        **share_columns(f"{side}_presence", figures.presence),
        **bases_columns(figures.bases, f"{side}_"),
    }


def _mode_columns(modes: Bases | None) -> Record:
    """On whose word units stand on either side; empty where mode does not decide that."""
    empty = dict.fromkeys(bases_columns(Bases(), "sides_"), None)
    return empty if modes is None else bases_columns(modes, "sides_")


def _total_columns(side: str, total: WordTotal) -> Record:
    return {f"{side}_words": total.words, f"{side}_units": total.units, f"{side}_documents": total.documents}


def _use_columns(side: str, use: Use) -> Record:
    return {f"{side}_count": use.count, f"{side}_in_documents": use.documents}
