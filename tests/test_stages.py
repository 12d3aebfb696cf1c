"""What stages hand each other: names that stay as they are written, and the noise and comment of every unit."""

from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.codebook import SourceKind, Voice
from pipeline.noise import noise
from pipeline.settings import Settings
from pipeline.stages import Stages, clean_document, load_stages, names_of, process
from pipeline.text import Document, Proposal
from tests.corpus.build import metadata

RAW = "De gemeentc en de buurt deden het zelf.\n\nMaar xqzvrt niet.\n\n12\n"
SAID = Proposal(title="De Gemeentc")


def _document(**fields: Any) -> Document:
    return Document("proef.txt", RAW, "test 1", "0" * 64, **fields)


@pytest.fixture(scope="module")
def stages() -> Stages:
    return load_stages(Settings())


def test_names_are_what_is_known_of_title_author_and_outlet() -> None:
    assert names_of(metadata(title="De wijk", outlet="Wijkblad")) == ("De wijk", "Wijkblad")
    assert names_of(Proposal()) == ()


def test_a_name_of_the_metadata_is_not_repaired() -> None:
    assert "De gemeente en" in clean_document(_document()).text
    assert "De gemeentc en" in clean_document(_document(), about=metadata(title="De Gemeentc")).text


def test_without_metadata_the_names_are_those_that_the_file_says() -> None:
    assert "De gemeentc en" in clean_document(_document(proposal=SAID)).text
    assert "De gemeente en" in clean_document(_document(proposal=SAID), about=metadata()).text


def test_rules_and_names_reach_the_cleaning_of_what_is_judged(stages: Stages) -> None:
    time = datetime(2026, 1, 1, tzinfo=UTC)
    judged = process(_document(), SourceKind.ESSAY, stages, time=time, about=metadata(author="Gemeentc"))
    assert judged.units[0].text.startswith("De gemeentc en")
    judged = process(_document(), SourceKind.ESSAY, stages, time=time)
    assert judged.units[0].text.startswith("De gemeente en")


def test_every_unit_has_its_noise(stages: Stages) -> None:
    judged = process(_document(), SourceKind.ESSAY, stages, time=datetime(2026, 1, 1, tzinfo=UTC))
    assert list(judged.noise) == [noise(unit.text) for unit in judged.units]
    assert [round(share, 2) for share in judged.noise if share is not None] == [0.0, 0.33]


COMMENTED = (
    "De buurtkamer\n\nDe bewoners openden een buurtkamer in de oude school.\n\n2 reacties\n\n"
    "Anna Vos, 3 mei 2016 om 10:15\n\nDat werd tijd. Wij komen elke week.\n\n"
    "Karel de Boer, 4 mei 2016 om 09:30\n\nEn wie betaalt dat?\n"
)


@pytest.mark.parametrize(
    ("source_kind", "numbers"),
    [
        (SourceKind.ESSAY, [None, None, None, 1, 1, 1, 2, 2]),
        (SourceKind.POLICY, [None] * 8),  # what a paper of state calls reactions is its own text
    ],
)
def test_every_unit_has_the_number_of_its_comment(
    stages: Stages, source_kind: SourceKind, numbers: list[int | None]
) -> None:
    document = Document("proef.txt", COMMENTED, "test 1", "0" * 64)
    judged = process(document, source_kind, stages, time=datetime(2026, 1, 1, tzinfo=UTC))
    assert list(judged.comments) == numbers
    spoken = [judgement.voice is Voice.COMMENTER for judgement in judged.judgements if judgement.reason is None]
    assert spoken == [
        number is not None for number, one in zip(numbers, judged.judgements, strict=True) if not one.reason
    ]
