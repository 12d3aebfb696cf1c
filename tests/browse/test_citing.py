"""Entries for reference managers: nothing that a document says can break out of its field."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from pipeline.browse.citing import Passage, bibtex, key, ris
from pipeline.browse.sentences import Cited
from pipeline.codebook import SourceKind
from tests.strategies import texts

ESSAY = Cited(
    *("de-wijk", "De wijk & wij", "Anna de Vries", 2016, "2016-03-01", SourceKind.ESSAY),
    *("Weekblad Zorgveld", "https://zorgveld.example/a_b?c=1", None, False),
)
POLICY = replace(ESSAY, slug="nota", source_kind=SourceKind.POLICY, author=None, outlet="Gemeente Proefstad")
SAID = Passage("Er is 5% bij.", 3, 120, 133)
FIELD = re.compile(r"  [a-z]+ = \{.*\},")


def test_an_essay_in_a_paper_is_an_article_with_its_author_kept_whole() -> None:
    assert bibtex(ESSAY) == (
        "@article{de-wijk,\n"
        "  author = {{Anna de Vries}},\n"
        "  title = {{De wijk \\& wij}},\n"
        "  journal = {Weekblad Zorgveld},\n"
        "  year = {2016},\n"
        "  date = {2016-03-01},\n"
        "  url = {https://zorgveld.example/a_b?c=1},\n"
        "  langid = {dutch},\n"
        "}\n"
    )


def test_policy_is_a_report_of_whoever_published_it() -> None:
    assert bibtex(POLICY).startswith("@techreport{nota,\n  title =")
    assert "  institution = {Gemeente Proefstad},\n" in bibtex(POLICY)
    assert ris(POLICY).startswith("TY  - RPRT\r\nID  - nota\r\nTI  - ")
    assert "PB  - Gemeente Proefstad\r\n" in ris(POLICY)


def test_what_nobody_published_is_neither() -> None:
    alone = replace(ESSAY, outlet=None)
    assert bibtex(alone).startswith("@misc{")
    assert "journal" not in bibtex(alone)
    assert ris(alone).startswith("TY  - GEN\r\n")


def test_a_record_in_ris_has_its_lines_in_order() -> None:
    assert ris(ESSAY, SAID, note="fictief").split("\r\n") == [
        "TY  - MGZN",
        "ID  - de-wijk-120",
        "AU  - Anna de Vries",
        "TI  - De wijk & wij",
        "T2  - Weekblad Zorgveld",
        "PY  - 2016",
        "DA  - 2016/03/01",
        "SP  - 3",
        "UR  - https://zorgveld.example/a_b?c=1",
        "LA  - nl",
        "N1  - fictief",
        "N1  - “Er is 5% bij.” [120–133]",
        "ER  - ",
        "",
    ]


def test_a_sentence_is_cited_with_its_page_words_and_place() -> None:
    entry = bibtex(ESSAY, SAID, note="fictief")
    assert entry.startswith("@article{de-wijk-120,")
    assert "  pages = {3},\n" in entry
    assert "  note = {fictief},\n" in entry
    assert "  annote = {“Er is 5\\% bij.” [120–133]},\n" in entry
    assert "pages" not in bibtex(ESSAY, replace(SAID, page=None))


def test_two_sentences_of_a_document_are_two_entries() -> None:
    assert len({key(ESSAY), key(ESSAY, SAID), key(ESSAY, replace(SAID, start=7))}) == 3


def fields(entry: str) -> list[str]:
    head, *lines, foot, end = entry.split("\n")
    assert re.fullmatch(r"@[a-z]+\{[a-z0-9-]+,", head)
    assert (foot, end) == ("}", "")
    return lines


@given(texts, texts, texts)
def test_no_text_breaks_out_of_its_field(title: str, author: str, quote: str) -> None:
    cited = replace(ESSAY, title=title, author=author, outlet=title, address=f"https://x.example/{quote}")
    for line in fields(bibtex(cited, replace(SAID, quote=quote), note=title)):
        assert FIELD.fullmatch(line)
        assert line.count("{") == line.count("}")
    *lines, last, end = ris(cited, replace(SAID, quote=quote), note=title).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]+", line) for line in lines)
    assert (last, end) == ("ER  - ", "")


@pytest.mark.parametrize("hostile", ["}\n@comment{", "\\input{/etc/passwd}", "$x$ %\\", "a\r\nER  - \r\nTY  - BOOK"])
def test_what_would_be_a_command_is_shown_as_it_is_written(hostile: str) -> None:
    cited = replace(ESSAY, title=hostile, address=f"https://x.example/{hostile}")
    for line in fields(bibtex(cited)):
        inside = re.sub(r"\\(text[a-z]+\{\}|[#$%&_])", "", line)
        assert line.startswith("  url") or not re.search(r"[\\$%#&]", inside)
        assert "\\input" not in line
    assert ris(cited).split("\r\n").count("ER  - ") == 1
