"""What is masked is nowhere in the store, and everything else stands where it stood."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.codebook import Voice
from pipeline.masks import SIGN, Mask, MaskedPlace, MaskKind
from pipeline.spans import RawSpan
from pipeline.store.connection import prepare, reading, writing
from pipeline.store.documents import save_document
from pipeline.store.processed import Processed
from pipeline.store.questions_masked import masked_places
from pipeline.text import unit_id
from tests.store.build import EARLY, metadata, processed, verdict

NAME = "Els Mulder"


@pytest.fixture
def signed() -> Processed:
    """A comment below a line that names its writer."""
    made = processed(f"1. {NAME} 4 mei 2012", "Dat klopt niet.")
    said = [replace(one, voice=Voice.COMMENTER) for one in made.judgements]
    return replace(made, judgements=said, masks=(Mask(RawSpan(3, 3 + len(NAME)), MaskKind.NAME),))


def test_no_table_holds_what_is_masked(signed: Processed, tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    prepare(store)
    with writing(store) as connection:
        save_document(connection, "proef", metadata(), signed, time=EARLY)
    with reading(store) as connection:
        dumped = "\n".join(connection.iterdump())
        ids = [row["id"] for row in connection.execute("SELECT id FROM unit ORDER BY position")]
        masked = connection.execute("SELECT masked FROM document").fetchone()["masked"]
        (place,) = masked_places(connection)["proef"]
    assert "Mulder" not in dumped
    assert place == MaskedPlace(3, 13, MaskKind.NAME, ids[0], f"1. {SIGN * 3} {SIGN * 6} 4 mei 2012")
    assert f"1. {SIGN * 3} {SIGN * 6} 4 mei 2012" in dumped
    assert masked == '[[3,13,"name"]]'
    assert ids == [unit_id(signed.document.raw_sha256, unit.raw) for unit in signed.units]


def test_a_verdict_on_the_very_words_finds_a_masked_sentence(signed: Processed, tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    prepare(store)
    said = verdict(signed.units[0].raw, signed.units[0].text, "person:els")
    with writing(store) as connection:
        lost = save_document(connection, "proef", metadata(), signed, time=EARLY, said=[said])
    assert lost == ()
