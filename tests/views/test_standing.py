"""What figures stand on, in the reader's language."""

from dataclasses import replace

import pytest

from pipeline.language import choose
from tests.views.answers import FOOTING, SELECTION
from views import standing


@pytest.mark.parametrize(
    ("name", "told"), [("lemma-table", "lemmatabel (spacy "), ("tokens", "woorden zoals ze er staan (spacy ")]
)
def test_what_stands_in_for_a_trained_pipeline_is_named_in_dutch(name: str, told: str) -> None:
    assert standing.language_pipeline(choose(name).name).startswith(told)


def test_a_trained_pipeline_keeps_its_name() -> None:
    assert standing.language_pipeline("nl_core_news_sm 3.8.0 (spacy 3.8.7)") == "nl_core_news_sm 3.8.0 (spacy 3.8.7)"


def test_outlets_are_named_where_there_is_room_and_counted_in_the_chart() -> None:
    within = replace(SELECTION, outlets=("Wijkblad", ""))
    assert standing.selected(within).endswith("2007–2014, uit Wijkblad en medium niet bekend")
    assert "gekozen media: 2" in standing.short(replace(FOOTING, selection=within))
    assert "media" not in " ".join(standing.short(FOOTING))
