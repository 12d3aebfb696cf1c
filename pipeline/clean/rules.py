"""The rules of the cleaning in their order, and `clean`, which carries them out.

`raw → line ends → characters → hyphens and spaces → spaced letters, lost initials → columns → page furniture →
interruptions → wrapped lines → split words → damaged words → pages → clean`
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from pipeline.clean.chain import Rule, to_rest, until_stable
from pipeline.clean.characters import (
    compose_accents,
    expand_ligatures,
    part_pages,
    remove_stray_controls,
    resolve_soft_hyphens,
    restore_bullets,
    restore_windows_characters,
    squeeze_spaces,
    trim_trailing_spaces,
    undo_mojibake,
    unify_line_ends,
    unify_odd_hyphens,
    unify_odd_spaces,
)
from pipeline.clean.layout.furniture import lift_page_furniture
from pipeline.clean.layout.gutters import part_columns
from pipeline.clean.layout.hyphens import join_split_words
from pipeline.clean.layout.moves import move_interruptions
from pipeline.clean.layout.wrapping import join_lone_bullets, join_wrapped_lines
from pipeline.clean.spelling.diacritics import restore_diacritics
from pipeline.clean.spelling.letters import restore_letters
from pipeline.clean.words.initials import restore_drop_capitals
from pipeline.clean.words.joins import join_parted_stops, join_parted_words, join_spaced_letters
from pipeline.clean.words.marks import remove_note_marks
from pipeline.clean.words.names import sparing
from pipeline.clean.words.parting import part_joined_words
from pipeline.clean.words.signs import remove_stray_signs
from pipeline.clean.words.stray_hyphens import remove_stray_hyphens
from pipeline.text import Cleaned

_ARRANGING: Mapping[str, Rule] = {
    "unify_line_ends": unify_line_ends,
    "undo_mojibake": undo_mojibake,
    "compose_accents": compose_accents,
    "restore_windows_characters": restore_windows_characters,
    "restore_bullets": restore_bullets,
    "remove_stray_controls": remove_stray_controls,
    "expand_ligatures": expand_ligatures,
    "unify_odd_spaces": unify_odd_spaces,
    "unify_odd_hyphens": unify_odd_hyphens,
    "resolve_soft_hyphens": resolve_soft_hyphens,
    "join_spaced_letters": join_spaced_letters,
    "restore_drop_capitals": restore_drop_capitals,
    "join_lone_bullets": join_lone_bullets,
    "part_columns": part_columns,
    "lift_page_furniture": lift_page_furniture,
    "move_interruptions": move_interruptions,
    "join_wrapped_lines": join_wrapped_lines,
    "join_split_words": join_split_words,
}
_REPAIRING: Mapping[str, Rule] = {
    "remove_stray_hyphens": remove_stray_hyphens,
    "remove_note_marks": remove_note_marks,
    "remove_stray_signs": remove_stray_signs,
    "join_parted_stops": join_parted_stops,
    "join_parted_words": join_parted_words,
    "part_joined_words": part_joined_words,
    "restore_diacritics": restore_diacritics,
    "restore_letters": restore_letters,
    "part_pages": part_pages,
}
_TIDYING: Mapping[str, Rule] = {
    "trim_trailing_spaces": trim_trailing_spaces,
    "squeeze_spaces": squeeze_spaces,
}
_ONCE: Mapping[str, Rule] = {**_ARRANGING, **_REPAIRING, **_TIDYING}
WORD_REPAIRS = frozenset(
    (
        "join_parted_words",
        "join_spaced_letters",
        "part_joined_words",
        "remove_note_marks",
        "remove_stray_hyphens",
        "remove_stray_signs",
        "restore_diacritics",
        "restore_drop_capitals",
        "restore_letters",
    )
)
"""Rules that change what words are read, and so spare names; all others arrange characters and lines."""
RULES: Mapping[str, Rule] = MappingProxyType({name: until_stable(rule) for name, rule in _ONCE.items()})


def clean(raw: str, rules_off: Collection[str] = (), names: Collection[str] = ()) -> Cleaned:
    """Clean text as edits over the raw text: the rules in order, again and again until none finds anything.

    Every line of the clean text is a paragraph, a heading or a list item; blank lines stay. Cleaning clean text
    changes nothing. Damaged words are repaired once lines and halves of words are joined, so that a word that was split
    and damaged comes out right as well.

    No number is changed. `lift_page_furniture` takes out those of pages and lines, `remove_note_marks` those of notes;
    a number in text that moves goes with it, and a digit among letters is a damaged letter to `restore_letters`.

    Args:
        raw: The raw text of a document.
        rules_off: Names of rules that are left out.
        names: Words and phrases, such as the document's title, author and outlet, whose words no repair of words may
            change.

    Raises:
        ValueError: when `rules_off` names a rule that there is not.
    """
    if unknown := sorted(set(rules_off) - RULES.keys()):
        raise ValueError(f"no such cleaning rule: {', '.join(unknown)}; there are {', '.join(RULES)}")
    chosen = {
        name: sparing(rule, names) if name in WORD_REPAIRS else rule
        for name, rule in _ONCE.items()
        if name not in rules_off
    }
    return Cleaned(raw, tuple(_in_order(chosen)(raw)))


def _in_order(rules: Mapping[str, Rule]) -> Rule:
    """The rule that applies rules by name; lines come to rest before words are looked at, which costs far more."""
    lines = to_rest([rule for name, rule in rules.items() if name not in _REPAIRING])
    return to_rest([lines, *(rule for name, rule in rules.items() if name not in _ARRANGING)])
