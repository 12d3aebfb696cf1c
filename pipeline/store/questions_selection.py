"""A selection as SQL asks for it."""

from __future__ import annotations

import json

from pipeline.selection import Selection


def sql_parameters(selection: Selection) -> dict[str, str | int | float | None]:
    """The values of the named parameters that SQL over a selection asks for; NULL leaves nothing out."""
    first, last = selection.years or (None, None)
    return {
        "themes": json.dumps(selection.themes),
        "source_kinds": None if selection.source_kinds is None else json.dumps(selection.source_kinds),
        "voices": None if selection.voices is None else json.dumps(selection.voices),
        "first": first,
        "last": last,
        "fictional": int(selection.fictional),
        "noise_at_most": selection.noise_at_most,
    }
