"""What figures stand on, in the reader's language."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.bootstrap import Interval
from pipeline.browse.error_rates import Estimate
from pipeline.browse.sampled import Sample
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


def test_that_the_model_alone_is_counted_is_said_in_caption_picture_citation_and_file_name() -> None:
    alone = replace(FOOTING, selection=replace(SELECTION, machine_only=True))
    assert "Wat mensen en coderingen zeggen, telt hier niet mee." in standing.told(alone)
    assert "alleen het oordeel van het model" in standing.short(alone)
    assert "rule:cues@0000abcd (alleen het oordeel van het model)." in standing.source(alone)
    assert "alleen-model" in standing.in_file_name(alone)
    assert "model" not in " ".join(standing.in_file_name(FOOTING))


def test_that_each_work_counts_once_is_said_in_caption_picture_citation_and_file_name() -> None:
    once = replace(FOOTING, selection=replace(SELECTION, works_once=True), copies=2)
    assert "Weggelaten als kopie van een ander document in het corpus: 2 documenten." in standing.told(once)
    assert "elk werk één keer" in standing.short(once)
    assert ", elk werk één keer. Codeboek" in standing.source(once)
    assert "elk-werk-eens" in standing.in_file_name(once)
    assert "elk werk" not in " ".join([*standing.told(FOOTING), *standing.short(FOOTING), standing.source(FOOTING)])


def test_uncertain_years_are_counted_beside_a_figure_and_told_where_they_are_left_out() -> None:
    some = replace(FOOTING, uncertain_years=2)
    assert "Het jaar is onzeker (≈) van 2 documenten." in standing.told(some)
    assert "jaar onzeker (≈): 2 documenten" in standing.short(some)
    left_out = replace(some, selection=replace(SELECTION, certain_years=True))
    assert "Weggelaten omdat hun jaar onzeker is: 2 documenten." in standing.told(left_out)
    assert "alleen zekere jaren" in standing.short(left_out)
    assert "zekere-jaren" in standing.in_file_name(left_out)
    assert "onzeker" not in " ".join(standing.told(FOOTING))


def test_when_a_person_last_audited_is_said_where_any_did() -> None:
    assert standing.audited(FOOTING) == "Door mensen beoordeelde zinnen: 5 (5,0%)."
    audited = replace(FOOTING, last_audited=datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert standing.audited(audited) == "Door mensen beoordeelde zinnen: 5 (5,0%), de laatste op 2026-03-01."


def test_errors_are_told_with_their_interval_and_else_that_they_are_not_known() -> None:
    few = "Fouten van het model zijn hier nog niet te schatten: daarvoor zijn 0 zinnen door het lot aangewezen"
    assert standing.sampled(FOOTING).startswith(few)
    precision, unknown = Estimate(0.86, Interval(0.79, 0.915, 2_000), 60), Estimate(None, None, 20)
    told = standing.sampled(replace(FOOTING, sample=Sample(140, 72, precision, unknown)))
    assert "In 140 zinnen die het lot aanwees en mensen beoordeelden (72 zonder" in told
    assert "klopt naar schatting 86% [79%–92%] van de thema's" in told
    assert "vindt het een onbekend deel van wat er is" in told
