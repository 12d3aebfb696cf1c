"""Word files: what `Document.paragraphs` loses is there, and each block is exact."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from pipeline.errors import IngestError
from pipeline.ingest.here import read_here
from pipeline.ingest.limits import Limits
from pipeline.ingest.sandbox import read
from pipeline.ingest.word_styles import written
from pipeline.text import DateKind, Document, Role
from tests.ingest.documents import texts_of, write_word

BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
    "<w:drawing><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _read_body(tmp_path: Path, body: str, parts: dict[str, str] | None = None) -> Document:
    return read_here(write_word(tmp_path / "stuk.docx", body, parts))


@pytest.fixture(scope="module")
def essay(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("word") / "essay.docx"
    word = docx.Document()
    word.core_properties.title, word.core_properties.author = "Over de straat", "Anke de Boer"
    word.core_properties.created = datetime(2018, 5, 3, tzinfo=UTC)
    word.sections[0].header.paragraphs[0].text = "Gemeente Voorbeeld"
    word.sections[0].footer.paragraphs[0].text = "Concept"
    word.add_heading("Over de straat", 0)
    word.add_heading("Inleiding", 1)
    paragraph = word.add_paragraph("De opbouw")
    paragraph.add_run("werker").bold = True
    paragraph.add_run(" kent de straat.\tEn u?")
    for text in ("koffie", "een sleutel"):
        word.add_paragraph(text, style="List Bullet")
    for text in ("eerst", "dan"):
        word.add_paragraph(text, style="List Number")
    table = word.add_table(2, 2)
    for row, cells in enumerate((("Jaar", "Bezoek"), ("2015", "veertig\nmensen"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    word.add_paragraph("Figuur 1. Het buurthuis", style="Caption")
    word.add_paragraph("Slot.")
    word.save(str(path))
    return read_here(path)


def test_the_text_is_in_order_with_headers_before_and_footers_behind(essay: Document) -> None:
    assert essay.raw == (
        "Gemeente Voorbeeld\n\nOver de straat\n\nInleiding\n\nDe opbouwwerker kent de straat.\tEn u?\n\n"
        "• koffie\n• een sleutel\n1. eerst\n2. dan\n\nJaar\tBezoek\n2015\tveertig\nmensen\n\n"
        "Figuur 1. Het buurthuis\n\nSlot.\n\nConcept"
    )


def test_blocks_are_exact(essay: Document) -> None:
    assert texts_of(essay, Role.FURNITURE) == ["Gemeente Voorbeeld", "Concept"]
    assert texts_of(essay, Role.HEADING) == ["Over de straat", "Inleiding"]
    assert texts_of(essay, Role.ITEM) == ["koffie", "een sleutel", "eerst", "dan"]
    assert texts_of(essay, Role.TABLE) == ["Jaar\tBezoek\n2015\tveertig\nmensen"]
    assert texts_of(essay, Role.CAPTION) == ["Figuur 1. Het buurthuis"]


def test_core_properties_are_proposed(essay: Document) -> None:
    told = essay.proposal
    assert (told.title, told.author) == ("Over de straat", "Anke de Boer")
    made = next(one for one in told.dates if one.kind is DateKind.MADE)
    assert (told.year, told.date, told.year_uncertain, made.date) == (2018, None, True, "2018-05-03")


def test_tracked_insertions_are_kept_and_deletions_left_out(tmp_path: Path) -> None:
    body = (
        f"<w:p>{_run('De wijk ')}<w:ins>{_run('en de buurt ')}</w:ins>"
        "<w:del><w:r><w:delText>en de stad </w:delText></w:r></w:del>"
        f"<w:moveFrom>{_run('weg ')}</w:moveFrom>{_run('leven.')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{_run('Een zin ')}</w:p><w:p>{_run('die doorgaat.')}</w:p>"
        f"<w:ins><w:p>{_run('Een nieuwe alinea.')}</w:p></w:ins>"
    )
    document = _read_body(tmp_path, body)
    assert document.raw == "De wijk en de buurt leven.\n\nEen zin die doorgaat.\n\nEen nieuwe alinea."
    assert any("tracked changes: 2 insertions read" in notice for notice in document.notices)


def test_a_text_box_comes_once_behind_its_paragraph(tmp_path: Path) -> None:
    body = f"<w:p>{_run('Eerst dit.')}{BOX.format(text='In het kader.')}</w:p><w:p>{_run('Dan dat.')}</w:p>"
    assert _read_body(tmp_path, body).raw == "Eerst dit.\n\nIn het kader.\n\nDan dat."


def test_notes_are_marked_in_the_text_and_follow_behind_it(tmp_path: Path) -> None:
    body = (
        f'<w:p>{_run("Zie de nota")}<w:r><w:footnoteReference w:id="7"/></w:r>{_run(" en meer")}'
        f'<w:r><w:endnoteReference w:id="2"/></w:r>{_run(".")}</w:p>'
        f'<w:p>{_run("Nog een")}<w:r><w:footnoteReference w:id="3"/></w:r></w:p>'
    )
    note = '<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{text}</w:p></w:footnote>'
    parts = {
        "footnotes": '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        + note.format(id=3, text=_run(" Tweede noot."))
        + note.format(id=7, text=_run(" Eerste noot.")),
        "endnotes": f'<w:endnote w:id="2"><w:p>{_run("Achteraan.")}</w:p></w:endnote>',
    }
    document = _read_body(tmp_path, body, parts)
    assert document.raw == (
        "Zie de nota[1] en meer[i].\n\nNog een[2]\n\n[1] Eerste noot.\n\n[2] Tweede noot.\n\n[i] Achteraan."
    )
    assert texts_of(document, Role.NOTE) == ["Eerste noot.", "Tweede noot.", "Achteraan."]


def test_hidden_text_and_field_codes_are_not_read_but_links_and_controls_are(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f"<w:hyperlink>{_run('de site')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{_run(' en een veld')}</w:sdtContent></w:sdt>"
        "<w:r><w:noBreakHyphen/><w:t>x</w:t><w:br/><w:t>regel</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{_run('Blok.')}</w:p></w:sdtContent></w:sdt>"
    )
    assert _read_body(tmp_path, body).raw == "de site en een veld-x\nregel\n\nBlok."


def test_nested_numbers_are_counted_as_word_does(tmp_path: Path) -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    )
    numbering = f'<w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>'

    def item(depth: int, text: str) -> str:
        place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="9"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr>{_run(text)}</w:p>"

    body = item(0, "een") + item(1, "a") + item(1, "b") + item(0, "twee") + item(1, "weer a") + item(0, "")
    body += f"<w:p>{_run('Tekst.')}</w:p>"
    assert _read_body(tmp_path, body, {"numbering": numbering}).raw == (
        "1 een\n1.a) a\n1.b) b\n2 twee\n2.a) weer a\n\nTekst."
    )


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "decimal", "4"),
        (4, "lowerRoman", "iv"),
        (29, "upperRoman", "XXIX"),
        (2, "upperLetter", "B"),
        (27, "lowerLetter", "aa"),
    ],
)
def test_numbers_are_written_in_their_form(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = write_word(tmp_path / "bom.docx", f"<w:p>{_run('tekst &boem; einde')}</w:p>")
    _replace(
        path,
        "word/document.xml",
        b"<w:document",
        b'<!DOCTYPE d [<!ENTITY boem SYSTEM "file:///etc/passwd">]><w:document',
    )
    assert "root" not in read_here(path).raw


def test_what_stands_outside_the_file_is_not_fetched(tmp_path: Path) -> None:
    path = write_word(tmp_path / "uit.docx", f"<w:p>{_run('tekst')}</w:p>")
    outside = (
        b'<Relationship Id="rOut" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" '
        b'Target="http://127.0.0.1:9/h.xml" TargetMode="External"/></Relationships>'
    )
    _replace(path, "word/_rels/document.xml.rels", b"</Relationships>", outside)
    assert read_here(path).raw == "tekst"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = write_word(tmp_path / "bom.docx", f"<w:p>{_run('tekst')}</w:p>")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/groot.bin", bytes(3 * 1024 * 1024))
    assert path.stat().st_size < 100_000
    with pytest.raises(IngestError, match="larger than 2 MiB when unpacked"):
        read_here(path, Limits(unpacked_mb=2))


def test_a_piece_of_text_that_no_parser_takes_is_told_as_such(tmp_path: Path) -> None:
    path = write_word(tmp_path / "lang.docx", f"<w:p>{_run('tekst ' * 2_000_000)}</w:p>")
    with pytest.raises(IngestError, match="holds a piece that is too large"):
        read_here(path)


def test_a_part_that_does_not_fit_in_memory_is_told_as_such(tmp_path: Path) -> None:
    path = write_word(tmp_path / "veel.docx", f"<w:p>{_run('tekst')}</w:p>" * 300_000)
    with pytest.raises(IngestError, match="needs more than 256 MiB of memory"):
        read(path, Limits(memory_mb=256))


def test_broken_and_foreign_files_are_refused_in_one_line(tmp_path: Path) -> None:
    whole = write_word(tmp_path / "heel.docx", f"<w:p>{_run('tekst')}</w:p>").read_bytes()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as other:
        other.writestr("foto.txt", "geen Word")
    cases = {
        "kort.docx": whole[: len(whole) // 2],
        "anders.docx": archive.getvalue(),
        "tekst.docx": b"zomaar tekst",
        "oud.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "nieuw.docx": re.sub(rb"(PK\x01\x02..).", b"\\1\xb5", whole, flags=re.DOTALL),
        "rot.docx": whole.replace(b"PK\x01\x02", b"PK\x01\x03"),
    }
    for name, data in cases.items():
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(IngestError) as caught:
            read_here(path)
        assert "\n" not in str(caught.value) and name in str(caught.value) and caught.value.remedy


def test_xml_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    path = write_word(tmp_path / "scheef.docx", "<w:p><w:r></w:p>")
    with pytest.raises(IngestError, match="no Word file that can be read"):
        read_here(path)


def _replace(path: Path, name: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    assert old in members[name]
    members[name] = members[name].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)
