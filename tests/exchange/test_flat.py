"""Sorted copies: a record for each unit, a row for each answer, every offset with its quote."""

import csv
import io

from pipeline.browse.tables import CsvForm, csv_bytes
from pipeline.codebook import Codebook
from pipeline.exchange import answer_rows, material, unit_records
from pipeline.exchange.material import CodedText
from pipeline.records import from_record
from pipeline.settings import Settings
from tests.exchange import made

Corpus = tuple[Settings, Codebook]


def text_of(corpus: Corpus) -> CodedText:
    with material(corpus[0].store) as found:
        (text,) = found.texts()
    return text


def test_a_record_has_its_place_what_counts_and_all_that_was_said(corpus: Corpus) -> None:
    text = text_of(corpus)
    records = list(unit_records(text))
    assert [record["position"] for record in records] == list(range(len(records)))
    for record in records:
        assert text.cleaned.raw[slice(*place(record, ""))] == record["raw"]
        assert text.cleaned.text[slice(*place(record, "clean_"))].split() == str(record["quote"]).split()
    (loss,) = (record for record in records if record["quote"] == made.LOSS)
    assert loss["counts"]["community_work"] == {  # type: ignore[index]
        **{"value": "absent", "basis": "person"},
        "labellers": ["person:anna"],
    }
    said = {one["labeller"]: one for one in loss["judgements"]}  # type: ignore[attr-defined]
    assert set(said) == {"person:anna", "person:bert", "rule:cues@00000000"}
    stands = said["person:anna"].pop("stands")
    assert (stands, from_record(said["person:anna"])[1].note) == (True, "Het is er juist niet meer \U0001f61e.")
    (promise,) = (record for record in records if record["quote"] == made.PROMISE)
    assert promise["counts"]["community_work"]["basis"] == "adjudicated"  # type: ignore[index]


def place(record: dict[str, object], before: str) -> tuple[int, int]:
    return int(str(record[f"{before}start"])), int(str(record[f"{before}end"]))


def test_rows_tell_what_counts_apart_from_what_people_said(corpus: Corpus) -> None:
    rows = list(answer_rows(text_of(corpus), "9", corpus[1].theme_ids))
    assert len({tuple(row) for row in rows}) == 1
    loss = [row for row in rows if row["quote"] == made.LOSS]
    counts = {
        row["question"]: (row["answer"], row["basis"], row["labeller"]) for row in loss if row["what"] == "counts"
    }
    assert counts["community_work"] == ("absent", "person", "person:anna")
    assert counts["kind"] == ("text", "person", "person:anna")
    assert set(counts) == {"kind", "voice", "mode", "community_work"}
    said = {(row["labeller"], row["question"], row["answer"]) for row in loss if row["what"] == "said"}
    assert {("person:anna", "community_work", "absent"), ("person:bert", "community_work", "unsure")} <= said
    assert all(str(labeller).startswith("person:") for labeller, _, _ in said)
    settled = [row for row in rows if row["settles"]]
    assert {row["note"] for row in settled} == {"Een voornemen is nog geen opbouwwerk."}


def test_a_spreadsheet_runs_nothing_of_what_people_wrote(corpus: Corpus) -> None:
    rows = [{**row, "note": "=1+1"} for row in answer_rows(text_of(corpus), "9", corpus[1].theme_ids)]
    read = list(csv.DictReader(io.StringIO(csv_bytes(rows, CsvForm.PLAIN).decode("utf-8-sig"))))
    assert {row["note"] for row in read} == {"'=1+1"}
