"""A selection as SQL asks for it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pipeline.selection import Group, Pair, Selection


def sql_parameters(selection: Selection) -> dict[str, str | int | float | None]:
    """The values of the named parameters that SQL over a selection asks for; NULL leaves nothing out."""
    first, last = selection.years or (None, None)
    return {
        "themes": json.dumps(selection.themes),
        "source_kinds": listed(selection.source_kinds),
        "voices": listed(selection.voices),
        "outlets": listed(selection.outlets),
        "first": first,
        "last": last,
        "fictional": int(selection.fictional),
        "certain_years": int(selection.certain_years),
        "works_once": int(selection.works_once),
        "noise_at_most": selection.noise_at_most,
    }


def pair_parameters(pair: Pair | None) -> dict[str, str | int | None]:
    """The values of the named parameters of both groups, whose names begin with `first_` and `second_`.

    NULL leaves nothing out; without a pair, every unit would be on the first side.
    """
    groups = {"first": pair.first, "second": pair.second} if pair else {"first": Group(), "second": Group()}
    return {f"{name}_{key}": value for name, group in groups.items() for key, value in _group_values(group).items()}


def listed(values: Sequence[str] | None) -> str | None:
    """Values as `json_each` takes them apart; NULL, which leaves nothing out, for `None`."""
    return None if values is None else json.dumps(values)


def _group_values(group: Group) -> dict[str, str | int | None]:
    from_, to = group.years or (None, None)
    return {
        "origin": group.origin,
        "modes": listed(group.modes),
        "source_kinds": listed(group.source_kinds),
        "voices": listed(group.voices),
        "outlets": listed(group.outlets),
        "from": from_,
        "to": to,
    }
