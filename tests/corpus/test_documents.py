"""A document goes into the corpus whole or not at all, and comes out of it as it was frozen."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.corpus import documents
from pipeline.corpus.adding import add_document
from pipeline.corpus.documents import folders, read_document, read_entry, slugs, write_document
from pipeline.errors import CorpusError
from pipeline.spans import RawSpan
from pipeline.text import Block, Role
from tests.corpus.build import add, document, metadata
from tests.strategies import texts

TEXT = "De buurt doet het zelf.\n\nOf niet.\n"


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_a_document_comes_back_as_it_was_added(tmp_path: Path) -> None:
    source = tmp_path / "essay.pdf"
    source.write_bytes(b"%PDF\r\n\x00\xff")
    blocks = (Block(RawSpan(0, 3), Role.HEADING), Block(RawSpan(2, 9), Role.TABLE))
    one = document(
        source,
        "Een\n\f👩‍🌾 twee\u2028",
        page_starts=(0, 5),
        pages_without_text=(3,),
        blocks=blocks,
        notices=("Let op.",),
    )
    about = metadata(author="J. Smit", date="2016-03-01", address="https://voorbeeld.nl", fictional=True)
    entry = add_document(tmp_path / "corpus", one, about, source.read_bytes())
    assert read_entry(tmp_path / "corpus", entry.slug) == entry
    assert (read_document(entry), entry.metadata) == (one, about)
    assert (entry.folder / "essay.pdf").read_bytes() == source.read_bytes()
    assert (entry.folder / "raw.txt").read_bytes() == one.raw.encode()


@given(raw=texts)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_raw_text_is_frozen_to_the_character(tmp_path: Path, raw: str) -> None:
    source = tmp_path / "bron.txt"
    source.write_text("bron", encoding="utf-8")
    slug = f"2016-{len(slugs(tmp_path / 'corpus'))}"
    entry = write_document(tmp_path / "corpus", slug, document(source, raw), metadata(), source.read_bytes())
    assert read_document(entry).raw == raw


def test_the_metadata_file_is_what_a_person_would_write(tmp_path: Path) -> None:
    entry = add(tmp_path / "corpus", tmp_path, TEXT, title='Wie "zorgt"?', date="2016-03-01")
    assert (
        (entry.folder / "document.toml")
        .read_text(encoding="utf-8")
        .startswith(
            'title = "Wie \\"zorgt\\"?"\nyear = 2016\ndate = 2016-03-01\nsource_kind = "essay"\n'
            'fictional = false\nlanguage = "nl"\n\n[source]\nname = "essay.txt"\nsha256 = "'
        )
    )


def test_the_same_file_and_the_same_text_are_refused_by_name(tmp_path: Path) -> None:
    slug = add(tmp_path / "corpus", tmp_path, TEXT).slug
    with pytest.raises(CorpusError, match=f"anders.txt: the corpus has this file already, as {slug}; "):
        add(tmp_path / "corpus", tmp_path, TEXT, "anders.txt", title="Anders")
    other = tmp_path / "other.html"
    other.write_text("<p>zelfde</p>", encoding="utf-8")
    with pytest.raises(CorpusError, match=f"this text already, as {slug}"):
        add_document(tmp_path / "corpus", document(other, TEXT), metadata(), other.read_bytes())
    assert folders(tmp_path / "corpus") == [slug]


def test_a_source_named_as_one_of_our_files_does_not_replace_it(tmp_path: Path) -> None:
    entry = add(tmp_path / "corpus", tmp_path, TEXT, "RAW.txt")
    assert entry.source.name == "source-RAW.txt"
    assert (entry.folder / "source-RAW.txt").read_bytes() == (entry.folder / "raw.txt").read_bytes()


def test_a_file_that_changed_since_it_was_read_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "essay.txt"
    source.write_text(TEXT, encoding="utf-8")
    read = document(source)
    source.write_text("anders", encoding="utf-8")
    with pytest.raises(CorpusError, match="changed while it was being added; add it again"):
        add_document(tmp_path / "corpus", read, metadata(), source.read_bytes())
    assert list((tmp_path / "corpus" / "texts").iterdir()) == []


def test_a_failure_halfway_leaves_nothing_and_a_crash_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError("no space left")

    texts_folder = tmp_path / "corpus" / "texts"
    left = texts_folder / ".new-2016-x-1"
    left.mkdir(parents=True)
    with monkeypatch.context() as patch:
        patch.setattr(documents, "layout_json", full)
        with pytest.raises(CorpusError, match=r"cannot be written \(no space left\); see to space and rights"):
            add(tmp_path / "corpus", tmp_path, TEXT)
    assert list(texts_folder.iterdir()) == []
    assert slugs(tmp_path / "corpus") == []


def test_what_goes_wrong_in_writing_is_not_taken_for_a_corpus_without_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise OSError("the disk is broken")

    monkeypatch.setattr("pipeline.corpus.adding.write_document", breaks)
    with pytest.raises(OSError, match=r"^the disk is broken$"):
        add(tmp_path / "corpus", tmp_path, TEXT)


def test_a_corpus_that_cannot_be_locked_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text("geen map", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"corpus: cannot be written \(.*\); see to its rights"):
        add(tmp_path / "corpus", tmp_path, TEXT)


def test_a_damaged_raw_text_is_refused(tmp_path: Path) -> None:
    entry = add(tmp_path / "corpus", tmp_path, TEXT)
    _change(entry.folder / "raw.txt", "zelf", "Zelf")
    with pytest.raises(
        CorpusError, match=r"raw.txt: is not the text that was frozen: its checksum differs; get it back"
    ):
        read_document(entry)


def test_changed_line_ends_are_named_as_such(tmp_path: Path) -> None:
    entry = add(tmp_path / "corpus", tmp_path, TEXT)
    _change(entry.folder / "raw.txt", "\n", "\r\n")
    with pytest.raises(CorpusError, match=r"raw.txt: its line ends were changed; .*autocrlf"):
        read_document(entry)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("year = 2016", 'year = "2016"', "year: Input should be a valid integer"),
        ("year = 2016", "year = 1500", "year: Input should be greater than or equal to 1800"),
        ("year = 2016", "year = 2099", "year: 2099 lies in the future"),
        ("year = 2016", "year = 2099\ndate = 2099-02-01", "year: 2099 lies in the future"),
        ('source_kind = "essay"', 'source_kind = "blog"', "source_kind: Input should be 'policy'"),
        ("fictional = false", 'fictional = "no"', "fictional: Input should be a valid boolean"),
        ('title = "De buurt"', 'titel = "De buurt"', "title: Field required"),
        ('language = "nl"', 'language = "nl"\ndate = 2015-01-01', "date 2015-01-01 does not lie in year 2016"),
        ('name = "essay.txt"', 'name = "../essay.txt"', "source.name: String should match pattern"),
        ("year = 2016", "year = ", "is not TOML"),
    ],
)
def test_a_wrong_metadata_file_is_one_line_with_file_field_and_remedy(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    entry = add(tmp_path / "corpus", tmp_path, TEXT)
    _change(entry.folder / "document.toml", old, new)
    with pytest.raises(CorpusError) as caught:
        read_entry(tmp_path / "corpus", entry.slug)
    line = str(caught.value)
    assert line.startswith(f"{entry.folder / 'document.toml'}: ")
    assert message in line
    assert "; mend" in line
    assert "\n" not in line


@pytest.mark.parametrize(
    "layout", ['{"page_starts": [0, 999]}', '{"page_starts": [3]}', '{"blocks": [[0, 99, "item"]]}']
)
def test_a_layout_that_does_not_fit_is_refused(tmp_path: Path, layout: str) -> None:
    entry = add(tmp_path / "corpus", tmp_path, TEXT)
    (entry.folder / "layout.json").write_text(layout, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"layout.json: does not fit the raw text"):
        read_document(entry)


@pytest.mark.parametrize("slug", ["..", "../../etc", "a/b", "", "A", "a--b", "-a", "a" * 61, "con.txt", "é", "a\n"])
def test_no_name_leads_out_of_the_corpus(tmp_path: Path, slug: str) -> None:
    with pytest.raises(CorpusError, match="is no name of a document"):
        read_entry(tmp_path, slug)


def test_a_link_that_leads_out_of_the_corpus_is_refused(tmp_path: Path) -> None:
    entry = add(tmp_path / "elsewhere", tmp_path, TEXT)
    (tmp_path / "corpus" / "texts").mkdir(parents=True)
    (tmp_path / "corpus" / "texts" / entry.slug).symlink_to(entry.folder)
    with pytest.raises(CorpusError, match="leads out of the corpus"):
        read_entry(tmp_path / "corpus", entry.slug)
