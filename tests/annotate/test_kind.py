"""Kind: furniture and references are seen for what they are, and no running text is lost to them."""

import re
import tomllib

import pytest
from hypothesis import given

from pipeline.annotate.kind import kinds, tags
from pipeline.annotate.lexicon import FOLDER
from pipeline.codebook import RUNNING_KINDS, Reason, UnitKind
from pipeline.text import Cleaned
from pipeline.units import split
from tests.annotate.kind_cases import Case, cases
from tests.strategies import texts


def check(case: Case) -> None:
    cleaned = Cleaned(case.text, ())
    units = split(cleaned, case.blocks)
    judged = zip(units, kinds(units, cleaned), strict=True)
    seen = [(unit.text, kind) for unit, kind in judged]
    due = [(unit.text, kind) for span, kind in case.truth for unit in units if span.start <= unit.raw.start < span.end]
    assert seen == due


@pytest.mark.parametrize("case", [*cases("wild"), *cases("synthetic")], ids=lambda case: case.label)
def test_furniture_and_references_are_told_from_text(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case.label)
def test_text_that_looks_like_furniture_stays_text(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda case: case.label)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_what_is_not_told_apart_yet(case: Case) -> None:
    check(case)


@given(texts)
def test_every_unit_gets_a_kind_whatever_the_text(raw: str) -> None:
    cleaned = Cleaned(raw, ())
    units = split(cleaned)
    found = tags(units, cleaned)
    assert len(found) == len(units)
    assert all((tag.reason is None) == (tag.kind in RUNNING_KINDS) for tag in found)


@pytest.mark.parametrize("sign", ["-", ".", " .", "1 ", "|", "<", "(", "’", "a-"])
def test_a_long_line_of_one_sign_takes_no_more_than_its_length(sign: str) -> None:
    cleaned = Cleaned(sign * 40_000 + "x", ())
    units = split(cleaned)
    assert len(kinds(units, cleaned)) == len(units) > 0


CLASSES = {
    name: tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")) for name in ("furniture", "references")
}
LISTS = tomllib.loads((FOLDER / "kind.toml").read_text(encoding="utf-8")) | {
    f"{file}.{class_}.{role}": entries
    for file, table in CLASSES.items()
    for class_, lists in table.items()
    for role, entries in lists.items()
}


@pytest.mark.parametrize("name", LISTS)
def test_patterns_are_sorted_trimmed_small_without_repeats_and_compile(name: str) -> None:
    entries = LISTS[name]
    assert entries == sorted(set(entries))
    for entry in entries:
        assert entry == entry.strip("\t\n") and entry == entry.lower()
        assert re.compile(entry).match("") is None, f"{entry} matches nothing at all"


@pytest.mark.parametrize("file", CLASSES)
def test_each_class_of_patterns_is_a_reason_and_has_roles_that_are_looked_at(file: str) -> None:
    assert {Reason(class_) for class_ in CLASSES[file]}
    assert {role for lists in CLASSES[file].values() for role in lists} <= {"whole", "start", "button", "anywhere"}


@pytest.mark.parametrize("file", CLASSES)
def test_no_pattern_stands_in_two_classes(file: str) -> None:
    for role in ("whole", "start", "button", "anywhere"):
        entries = [entry for lists in CLASSES[file].values() for entry in lists.get(role, ())]
        assert len(entries) == len(set(entries))


def test_each_tag_of_furniture_says_why() -> None:
    cleaned = Cleaned("Inloggen\n\nDe deur ging open en niemand kwam binnen.\n\n3 reacties\n\nISBN 90 1234 567 8", ())
    reasons = [tag.reason for tag in tags(split(cleaned), cleaned)]
    assert reasons == [Reason.LOG_IN, None, Reason.COMMENTS, Reason.COLOPHON]


def test_turns_of_phrase_are_no_menu_where_each_word_has_a_line_of_its_own() -> None:
    sentence = "Wij zetten op elke hoek een bank en op elke stoep een plant die tegen de wind kan"
    cleaned = Cleaned("\n".join(sentence.split() * 20), ())
    assert {tag.reason for tag in tags(split(cleaned), cleaned)} == {None}


def test_a_kind_is_given_to_each_unit_in_order() -> None:
    cleaned = Cleaned("Inloggen\n\nDe deur ging open en niemand kwam binnen.\n\n12", ())
    assert kinds(split(cleaned), cleaned) == (UnitKind.BOILERPLATE, UnitKind.TEXT, UnitKind.BOILERPLATE)
