"""Events are read in order of year, and a wrong file says what is wrong."""

from pathlib import Path

import pytest

from pipeline.corpus.events import read_events
from pipeline.errors import CorpusError

SHIPPED = Path(__file__).parents[2] / "corpus"


def test_the_shipped_events_hold_the_laws_that_the_corpus_is_about() -> None:
    labels = {(event.year, event.label.nl) for event in read_events(SHIPPED)}
    assert {(2007, "Wmo"), (2015, "Wmo 2015"), (2015, "Jeugdwet"), (2015, "Participatiewet")} <= labels


def test_events_come_in_order_of_year(tmp_path: Path) -> None:
    entry = '[[events]]\nyear = {}\nlabel = {{ nl = "a", en = "b" }}\n'
    (tmp_path / "events.toml").write_text(entry.format(2015) + entry.format(2007), encoding="utf-8")
    assert [event.year for event in read_events(tmp_path)] == [2007, 2015]


def test_a_corpus_without_events_has_none(tmp_path: Path) -> None:
    assert read_events(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[events]]\nyear = "2015"\nlabel = { nl = "a", en = "b" }', "events.0.year: Input should be a valid integer"),
        ('[[events]]\nyear = 2015\nlabel = { nl = "a" }', "events.0.label.en: Field required"),
        ("[[events", "is not TOML"),
    ],
)
def test_a_wrong_file_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "events.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"events\.toml: ") as caught:
        read_events(tmp_path)
    assert message in str(caught.value)
