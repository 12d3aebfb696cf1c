"""At the end of a course it is told why there are no figures of documents that were held out, where there are none."""

from pathlib import Path

import pytest

from pipeline.cli.assessing import assess
from pipeline.model.judges import Judges
from pipeline.training.course import Course
from pipeline.training.finetuning import Recipe
from pipeline.training.hearing import Taught
from pipeline.training.labelled import Labelled, Source
from pipeline.training.wording import fit_linear
from tests.training.small_lessons import THEMES, lessons, voices

FEW = 4


def test_too_few_documents_to_hold_out_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    learned = tuple(lessons()[:FEW])
    documents = tuple(Labelled(lesson.name, Source.WRITTEN, lesson.passage, lesson.truth) for lesson in learned)
    course = Course(documents, {}, THEMES, "small", Recipe(), tmp_path)
    taught = Taught(
        fit_linear(learned, THEMES), Judges(THEMES, {}, {}), documents, learned, tuple(map(voices, learned))
    )
    assess(course, taught, tmp_path, quiet=False)
    assert "no figures on documents held out" in capsys.readouterr().err
    assert not (tmp_path / "held_out.json").exists()
