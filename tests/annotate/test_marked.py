"""The parser of golden cases refuses what would make a case say nothing."""

import pytest

from tests.annotate.marked import parse


def test_marks_nest_and_leave_the_plain_sentence() -> None:
    (sentence,) = parse("<collectivisation><community_work absent>Er is geen buurthuis.</></>")
    assert sentence.text == "Er is geen buurthuis."
    assert sentence.truth == {"collectivisation": "", "community_work": "absent"}


def test_blank_lines_and_headings_part_passages() -> None:
    heading, first, second = parse("# <no>Kop</>\n<no>Een.</>\n\n<no>Twee.</>")
    assert heading.is_heading and not first.is_heading
    assert len({heading.passage, first.passage, second.passage}) == 3


@pytest.mark.parametrize(
    "line",
    ["Zonder merk.", "<no>Niet gesloten.", "Niets geopend.</>", "<no>Een <no>losse</> in het midden.</>", "<>Leeg.</>"],
)
def test_a_stray_or_missing_mark_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        list(parse(line))
