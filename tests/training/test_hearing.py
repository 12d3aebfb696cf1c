"""Labelled documents, a network's answers and the cues become lessons, voices and judges."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.codebook import load_codebook
from pipeline.judgement import Verdict
from pipeline.language import load
from pipeline.model.linear import LinearReading
from pipeline.model.passages import Line, Passage
from pipeline.model.voices import OWN, CueSign
from pipeline.training.finetuning import Answers
from pipeline.training.hearing import heard, lessons_of, teach_judges
from pipeline.training.labelled import Labelled, Source
from tests.training.small_lessons import THEMES, lessons, voices

CODEBOOK = load_codebook(Path(__file__).resolve().parents[2] / "corpus" / "codebook.toml")
NLP = load("tokens")


def documents(given: int = 0) -> list[Labelled]:
    """The small lessons as labelled documents, the first of them named by the user; each with an author of its own."""
    return [
        Labelled(
            lesson.name,
            Source.GIVEN if number < given else Source.WRITTEN,
            lesson.passage,
            lesson.truth,
            author=f"author {lesson.cluster}",
        )
        for number, lesson in enumerate(lessons())
    ]


def answers(lines: int) -> Answers:
    return Answers(*(np.zeros((lines, wide), np.float32) for wide in (len(THEMES), len(THEMES), 3)))


def silent(lines: int) -> LinearReading:
    return LinearReading(*(np.zeros((lines, wide), np.float32) for wide in (len(THEMES), len(THEMES), 3)))


def test_cues_are_heard_with_their_stance() -> None:
    passage = Passage((Line("Het opbouwwerk verdween uit de wijk."), Line("Het regende.")))
    said = heard(passage, answers(2), silent(2), CODEBOOK, NLP)
    assert said.cues[0]["community_work"] == CueSign(OWN, Verdict.ABSENT)
    assert said.cues[1] == {}


def test_nothing_is_carried_over_a_heading() -> None:
    opening, next_line = Line("Bewoners beheren samen het buurthuis."), Line("Dat gaat goed.")
    together = heard(Passage((opening, next_line)), answers(2), silent(2), CODEBOOK, NLP)
    parted = heard(
        Passage((opening, Line("Planning", is_heading=True), next_line)), answers(3), silent(3), CODEBOOK, NLP
    )
    assert "community_work" in together.cues[1]
    assert "community_work" not in parted.cues[2]


@pytest.mark.parametrize("given", [1, 6, 18])
def test_given_documents_weigh_as_much_as_written_ones_however_many_they_are(given: int) -> None:
    found = lessons_of(documents(given))
    weights = [one.weight * one.truth.counts.sum() for one in found]
    assert sum(weights[:given]) == pytest.approx(sum(weights[given:]))


def test_of_one_source_all_lines_weigh_alike() -> None:
    assert {one.weight for one in lessons_of(documents())} == {1.0}


def test_documents_of_one_author_are_one_cluster() -> None:
    found = lessons_of(documents())
    assert found[0].cluster == found[1].cluster != found[2].cluster


def test_everything_is_learned_from_documents_and_answers() -> None:
    said = {lesson.name: voices(lesson).reading for lesson in lessons()}
    network = {name: Answers(one.themes, one.stances, one.modes) for name, one in said.items()}
    taught = teach_judges(documents(), network, THEMES, CODEBOOK, NLP)
    assert taught.judges.themes == taught.linear.themes == THEMES
    assert np.array_equal(taught.voices[5].reading.themes, said["doc 5"].themes)
    own = taught.linear.read(taught.lessons[0].passage)
    assert not np.array_equal(own.themes, taught.voices[0].linear.themes)


def test_judges_do_not_learn_from_excerpts() -> None:
    said = {lesson.name: voices(lesson).reading for lesson in lessons()}
    network = {name: Answers(one.themes, one.stances, one.modes) for name, one in said.items()}
    given = [replace(one, source=Source.EXCERPTS) if at in (0, 1) else one for at, one in enumerate(documents())]
    taught = teach_judges(given, network, THEMES, CODEBOOK, NLP)
    assert taught.documents == tuple(given[2:])
    assert [one.name for one in taught.lessons] == [one.name for one in given[2:]]
    assert len(taught.voices) == len(given) - 2
    without = teach_judges(given[2:], network, THEMES, CODEBOOK, NLP)
    last = given[-1].passage
    assert not np.array_equal(taught.linear.read(last).themes, without.linear.read(last).themes)
