"""At the end of a course it is told why there are no figures of documents that were held out, where there are none."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cli.assessing import assess
from pipeline.language import LEMMA_TABLE
from pipeline.settings import Settings
from pipeline.training import course as room
from pipeline.training.course import Course
from pipeline.training.finetuning import Answers, Recipe
from pipeline.training.labelled import Labelled, Source
from tests.training.small_lessons import THEMES, lessons, voices

SETTINGS = Settings(language=LEMMA_TABLE)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course that is done: its networks said what small voices say."""
    learned = lessons()
    said = {lesson.name: voices(lesson).reading for lesson in learned}
    answers = {name: Answers(one.themes, one.stances, one.modes) for name, one in said.items()}
    monkeypatch.setattr(room, "read_answers", lambda _: answers)
    documents = tuple(Labelled(lesson.name, Source.WRITTEN, lesson.passage, lesson.truth) for lesson in learned)
    return Course(documents, {}, THEMES, "small", Recipe(), tmp_path)


def test_too_few_documents_to_hold_out_are_told(
    course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assess(replace(course, documents=course.documents[:4]), SETTINGS, tmp_path, quiet=False)
    assert "no figures on documents held out" in capsys.readouterr().err
    assert not (tmp_path / "held_out.json").exists()
