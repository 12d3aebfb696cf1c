"""Whatever people and codings say, the machine alone can be asked, and every question then tells what it says."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.browse import contrast, contrast_periods, footing, keyness, overview, quotes, reading, timeline
from pipeline.codebook import Mode, UnitKind, Voice
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.selection import BY_MODE, Selection
from pipeline.spans import RawSpan
from pipeline.store import questions_texts
from pipeline.store.connection import reading as opened
from pipeline.store.connection import writing
from pipeline.store.labels import add_judgement
from tests.browse.small_store import CO, CW, LATER

QUESTIONS: dict[str, Callable[[Path, Selection], object]] = {
    "overview": lambda store, which: replace(overview.overview(store, which), footing=None),  # type: ignore[arg-type]
    "timeline": lambda store, which: timeline.timeline(store, which).points,
    "contrast": lambda store, which: contrast.word_and_deed(store, which).contrasts,
    "periods": lambda store, which: contrast_periods.contrast_in_time(store, which, CW).steps,
    "keyness": lambda store, which: replace(keyness.keyness(store, which, BY_MODE), footing=None),  # type: ignore[arg-type]
    "quotes": lambda store, which: [(one.sentence.id, one.label) for one in quotes.quotes(store, which, CW).quotes],
}


def contrary(slug: str, start: int, end: int) -> Judgement:
    """What a person says who differs from the machine in everything."""
    themes = (ThemeJudgement(CW, Verdict.NO), ThemeJudgement(CO, Verdict.ABSENT))
    span, quote = RawSpan(start, end), slug
    return Judgement(
        *(span, quote, "person:anna", LATER),
        kind=UnitKind.TEXT,
        voice=Voice.INTERVIEWER,
        mode=Mode.PRACTICE,
        themes=themes,
    )


@pytest.fixture
def contradicted(store: Path, tmp_path: Path) -> Path:
    """The small store in which a person says something else of the first two sentences of every document."""
    path = tmp_path / "contradicted.sqlite"
    shutil.copyfile(store, path)
    with opened(path) as connection:
        units = connection.execute("SELECT slug, raw_start, raw_end FROM unit WHERE position < 2").fetchall()
    with writing(path) as connection:
        for slug, start, end in units:
            add_judgement(connection, slug, contrary(slug, start, end))
    return path


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_the_machine_says_stays_what_it_was(
    store: Path, contradicted: Path, everything: Selection, name: str
) -> None:
    ask, alone = QUESTIONS[name], replace(everything, machine_only=True)
    assert ask(contradicted, alone) == ask(store, alone)
    assert ask(contradicted, everything) != ask(store, everything)


def test_what_it_stands_on_is_the_machines_word_and_still_tells_who_audited(
    contradicted: Path, everything: Selection
) -> None:
    alone = footing.footing(contradicted, replace(everything, machine_only=True))
    assert (alone.themes.people, alone.themes.codings) == (0, 0)
    assert alone.themes.machine > 0
    assert alone.audited == 12
    assert alone.last_audited == LATER


def test_a_document_and_a_sentence_are_read_by_the_machines_labels(store: Path, contradicted: Path) -> None:
    before = reading.read(store, "nota-b", machine_only=True)
    assert [one.themes for one in reading.read(contradicted, "nota-b", machine_only=True).sentences] == [
        one.themes for one in before.sentences
    ]
    first = before.sentences[0].id
    with opened(contradicted) as connection:
        assert questions_texts.labels(connection, [first])[0]["theme"] == CO
    inspected = reading.inspect(contradicted, first, machine_only=True)
    assert [label.theme for label in inspected.sentence.themes] == [CW]
    assert len(inspected.judgements) == 2
