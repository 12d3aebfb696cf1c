"""The room's own short lists of words: where lines go on, hyphens belong and spaces were lost (`lexicon.toml`)."""

import tomllib
from pathlib import Path

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
READ_ON, FINITE_VERBS, AND_OR, OTHER_LINKS, KEEPS_HYPHEN, INSEPARABLE = (
    frozenset(_LISTS[name])
    for name in ("read_on", "finite_verbs", "and_or", "other_links", "keeps_hyphen", "inseparable")
)
STANDS_APART, MOSTLY_APART, PREPOSITIONS, ENDS_APART, LIKE_ENDINGS = (
    frozenset(_LISTS[name]) for name in ("stands_apart", "mostly_apart", "prepositions", "ends_apart", "like_endings")
)
