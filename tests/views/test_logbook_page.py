"""Logboek: every act, the latest first, looked for by the address; and who had decided what."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipeline import review
from pipeline.codebook import Mode, load_codebook
from pipeline.corpus.documents import read_entry, read_raw
from pipeline.judgement import Asked, Verdict, Why
from pipeline.masks import SIGN
from pipeline.review.history import decisions, read_log
from pipeline.review.shown import as_shown
from pipeline.review.tables import decision_records, log_lines, log_records
from pipeline.settings import Settings
from pipeline.store.connection import reading, writing
from tests.views.conftest import Open


@pytest.fixture
def acted(full: Path) -> str:
    """Anna judges a sentence, Bram too, and takes it back; gives its id."""
    settings, codebook = Settings(corpus=full), load_codebook(full / "codebook.toml")
    with reading(settings.store) as connection:
        found = connection.execute("SELECT id FROM unit WHERE text LIKE '%investeren in opbouwwerk%' ORDER BY slug")
        unit = str(found.fetchone()["id"])
    asked = Asked(Why.CHANCE, chance=0.25, blind=True)
    themes = {"community_work": Verdict.ABSENT, "deprofessionalisation": Verdict.NO}
    note = "[klik](javascript:alert(1)) <script>alert(2)</script>"
    review.record(settings, codebook, "Anna", unit, themes=themes, mode=Mode.PRACTICE, note=note, asked=asked)
    taken = review.record(settings, codebook, "Bram", unit, themes={"community_work": Verdict.NO}, mode=None)
    review.undo(settings, "Bram", taken.id)
    return unit


def told(app: AppTest) -> list[str]:
    """What stands of each act."""
    return [one.value for one in app.markdown if " · **" in one.value]


def test_a_log_of_nothing_says_so(open_page: Open, full: Path) -> None:
    assert "Nog niemand" in open_page("logbook").info[0].value


def test_the_log_needs_no_store(open_page: Open, bare: Path) -> None:
    assert "Nog niemand" in open_page("logbook").info[0].value


def test_every_act_is_told_the_latest_first(open_page: Open, acted: str) -> None:
    app = open_page("logbook")
    back, taken, first = told(app)
    assert [one.value for one in app.header] == ["3 handelingen"]
    assert "terugname" in back
    assert "geldt niet meer" in back
    assert "teruggenomen op" in taken
    assert "opbouwwerk: ja, aanwezig → **ja, maar afwezig**" in first
    assert "Zoals het al gold: deprofessionalisering: nee" in first
    assert "loting" in first
    assert "kans 25,0%" in first
    assert "zag niet wat Wijkspiegel vond" in first
    assert "<script>" not in first
    assert "](javascript" not in first


@pytest.mark.parametrize(
    ("query", "acts"),
    [
        ({"wie": "person:anna"}, 1),
        ({"wat": "taking_back"}, 1),
        ({"thema": "community_work"}, 3),
        ({"thema": "collectivisation"}, 0),
        ({"waarom": "chance"}, 1),
        ({"wie": "person:bram", "wat": "verdict"}, 1),
    ],
)
def test_what_is_looked_for_stands_in_the_address(
    open_page: Open, acted: str, query: dict[str, str], acts: int
) -> None:
    assert len(told(open_page("logbook", **query))) == acts


@pytest.mark.parametrize(("query", "acts"), [({"tot": "1999-12-31"}, 0), ({"van": "2099-01-01"}, 0), ({"tot": "x"}, 3)])
def test_a_day_outside_the_log_is_asked_for_too_and_what_is_no_day_is_not(
    open_page: Open, acted: str, query: dict[str, str], acts: int
) -> None:
    assert len(told(open_page("logbook", **query))) == acts
    if "tot" in query:
        heading = open_page("logbook", toon="wie wat besloot", **query).header[0].value
        assert heading.startswith("0 ") is (acts == 0)


def test_who_decided_what_is_told_too(open_page: Open, acted: str) -> None:
    app = open_page("logbook", toon="wie wat besloot")
    (table,) = (one.value for one in app.table)
    assert [one.value for one in app.header] == ["3 besluiten"]
    assert sorted(table["wat geldt"]) == ["daad", "ja, maar afwezig", "nee"]
    assert set(table["wie zei wat"]) == {r"anna\: daad", r"anna\: ja, maar afwezig", r"anna\: nee"}


def test_what_is_masked_by_now_is_hidden_in_quotes_and_remarks_of_before(
    open_page: Open, acted: str, full: Path
) -> None:
    settings = Settings(corpus=full)
    with writing(settings.store) as connection:
        (slug,) = connection.execute("SELECT slug FROM unit WHERE id = ?", (acted,)).fetchone()
        raw = read_raw(read_entry(full, slug))
        at = raw.index("opbouwwerk")
        connection.execute("UPDATE document SET masked = ? WHERE slug = ?", (f'[[{at},{at + 10},"name"]]', slug))
    review.record(
        settings, load_codebook(full / "codebook.toml"), "Anna", acted, themes={}, mode=Mode.NONE, note="opbouwwerk?"
    )
    log = as_shown(settings, read_log(full))
    handed_out = json.dumps(
        [log_records(log, {}), log_lines(log), decision_records(decisions(log), {})], ensure_ascii=False
    )
    (table,) = (one.value for one in open_page("logbook", toon="wie wat besloot").table)
    assert SIGN * 10 in str(table.to_dict("records"))
    assert "investeren in opbouwwerk" not in str(table.to_dict("records"))
    for said in ("\n".join(told(open_page("logbook"))), handed_out):
        assert "investeren in opbouwwerk" not in said
        assert "opbouwwerk?" not in said
        assert f"investeren in {SIGN * 10} in de wijk" in said
    (full / "texts" / slug / "raw.txt").write_text(raw + "Meer.", encoding="utf-8")
    assert {entry.quote.replace(SIGN, "").strip() for entry in as_shown(settings, read_log(full))} == {""}


def test_the_log_is_handed_out_in_three_forms_and_as_lines(open_page: Open, acted: str) -> None:
    labels = {one.proto.label for one in open_page("logbook").get("download_button")}
    assert {"Excel", "JSONL, zoals in het corpus"} <= labels
