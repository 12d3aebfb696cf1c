"""Plain text and Markdown: any encoding that occurs, and nothing changed but line ends."""

import codecs
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.ingest.encoding import decode, decode_as, is_binary
from pipeline.ingest.here import read_here
from pipeline.ingest.reading import blank_pages, page_starts, tidy
from pipeline.text import Role
from tests.ingest.documents import PROSE, texts_of

writable = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"))
ACCENTS = "Één coördinator zei: “de wijk – óók de café’s – is van ons”, à € 5."


@given(writable, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
@example("a\r\nb\rc\n\r\n", "utf-16")
@example("\U0001f469\u200d\U0001f33e e\u0301", "utf-8-sig")
def test_any_text_comes_back_with_lf(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert tidy(decoded.text) == text.replace("\r\n", "\n").replace("\r", "\n")
    assert decoded.lost == 0


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=4))
def test_utf16_is_seen_without_its_mark(text: str) -> None:
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


@given(st.text())
def test_tidy_text_has_no_mark_no_nul_no_surrogate_and_lf_only(text: str) -> None:
    raw = tidy(text)
    assert not raw.startswith("\ufeff")
    assert not {"\r", "\x00"} & set(raw)
    assert raw.encode("utf-8").decode("utf-8") == raw
    assert tidy(raw) == raw


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-32"])
def test_dutch_signs_are_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode(ACCENTS.encode(encoding)).text == ACCENTS


@pytest.mark.parametrize("word", ["coördinatie", "één", "café’s", "financiële", "€ 5", "privé"])
def test_windows_1252_wins_over_code_pages_that_dutch_never_has(word: str) -> None:
    assert decode(f"Over {word} gaat dit.".encode("cp1252")).encoding == "cp1252"


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_old_code_pages_are_seen_where_windows_1252_makes_no_sense(encoding: str) -> None:
    text = "Het reële idee: één coördinator, ook privé, in ieder café. " * 3
    assert decode(text.encode(encoding)).text == text


def test_utf8_with_a_pasted_windows_1252_letter_keeps_both() -> None:
    data = "De wijk – óók hier – is “er”. ".encode() + "coördinatie".encode("cp1252")
    assert decode(data).text == "De wijk – óók hier – is “er”. coördinatie"


def test_a_declared_encoding_is_only_believed_when_the_bytes_fit() -> None:
    assert decode_as("één".encode("cp1252"), "utf-8") is None
    assert decode_as(b"a", "no-such-encoding") is None
    latin = decode_as("“één”".encode("cp1252"), "iso-8859-1")
    assert latin is not None and latin.text == "“één”"


def test_text_with_many_control_characters_is_binary() -> None:
    assert is_binary("\x00\x01\x02" * 10 + "tekst")
    assert not is_binary("kolom\tkolom\r\n\f" * 5)


def test_a_text_file_is_taken_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "nota.txt"
    path.write_bytes(codecs.BOM_UTF8 + b"Eerste regel\r\n\r\n  Tweede\tregel \r\n")
    document = read_here(path)
    assert document.raw == "Eerste regel\n\n  Tweede\tregel \n"
    assert (document.blocks, document.page_starts, document.name) == ((), (0,), "nota.txt")
    assert document.reader.endswith("(utf-8)")


def test_form_feeds_in_a_text_file_part_pages(tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    path.write_text("een\f \ftwee\f", encoding="utf-8")
    document = read_here(path)
    assert document.raw == "een\f \ftwee\f"
    assert document.page_starts == (0, 4, 6)
    assert document.pages_without_text == (2,)
    assert [document.page_of(at) for at in (0, 3, 4, 6, 9)] == [1, 1, 2, 3, 3]


@given(st.text(alphabet="a \f\n", max_size=20))
def test_pages_cover_the_text(raw: str) -> None:
    starts = page_starts(raw)
    assert list(starts) == sorted(set(starts))
    assert all(start == 0 or raw[start - 1] == "\f" for start in starts)
    assert set(blank_pages(raw, starts)) <= set(range(1, len(starts) + 1))


def test_markdown_lines_become_blocks_and_stay_as_they_are(tmp_path: Path) -> None:
    source = (
        '---\ntitle: De straat\nauthor: "A. Bewoner"\ndate: 2016-05-04\n---\n\n# Kop een\n\nTekst.\n\n'
        "Kop twee\n--------\n\n* een\n  - diep\n1. twee\n\n```\n# geen kop\n```\n\n| a | b |\n\n"
        "---\n\n[^1]: Zie de nota.\n"
    )
    path = tmp_path / "stuk.md"
    path.write_text(source, encoding="utf-8", newline="\r\n")
    document = read_here(path)
    assert document.raw == source
    assert texts_of(document, Role.HEADING) == ["# Kop een", "Kop twee"]
    assert texts_of(document, Role.ITEM) == ["* een", "- diep", "1. twee"]
    assert texts_of(document, Role.TABLE) == ["| a | b |"]
    assert texts_of(document, Role.NOTE) == ["[^1]: Zie de nota."]
    assert texts_of(document, Role.FURNITURE)[0].startswith("---\ntitle")
    told = document.proposal
    assert (told.title, told.author, told.year, told.date) == ("De straat", "A. Bewoner", 2016, "2016-05-04")


def test_markdown_without_front_matter_proposes_its_first_heading(tmp_path: Path) -> None:
    path = tmp_path / "stuk.md"
    path.write_text(f"## Over de wijk\n\n{PROSE}\n", encoding="utf-8")
    assert read_here(path).proposal.title == "Over de wijk"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("# De **sterke** *wijk* ##", "De sterke wijk"),
        ("## ***Alles*** anders", "Alles anders"),
        ("# `nota` van [de stad](https://stad.example)", "nota van de stad"),
        ("# _Samen_ in een_twee_drie", "Samen in een_twee_drie"),
        ("# Wie * wat * waar", "Wie * wat * waar"),
    ],
)
def test_a_proposed_heading_has_no_marks_of_markdown(tmp_path: Path, heading: str, title: str) -> None:
    path = tmp_path / "stuk.md"
    path.write_text(f"{heading}\n\n{PROSE}\n", encoding="utf-8")
    assert read_here(path).proposal.title == title


@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_characters_that_are_left_out_are_counted(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"stuk{ending}"
    path.write_bytes(PROSE.replace("straat", "str\0aat").encode() + b"\0")
    document = read_here(path)
    assert document.raw == PROSE
    assert document.notices == ("2 NUL characters left out",)
