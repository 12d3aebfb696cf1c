"""A project is as the standard has it, and another's reader finds every quote at its place."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st
from lxml import etree
from pyrefiqda import RefiCodebook, RefiProject

from pipeline.codebook import Codebook
from pipeline.exchange import codebook_file
from pipeline.exchange.codes import all_codes
from pipeline.ingest.reading import tidy
from pipeline.judgement import Judgement, Verdict
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.store.connection import prepare
from tests.exchange import made
from tests.exchange.schema import faults, schema
from tests.store.build import verdict
from tests.strategies import texts

Corpus = tuple[Settings, Codebook]


def root_of(data: bytes) -> etree._Element:
    return etree.fromstring(made.opened(data)["project.qde"])


def slices(data: bytes) -> list[tuple[str, str]]:
    """(name, what stands there) of each selection."""
    files, found = made.opened(data), []
    for source in made.every(root_of(data), "TextSource"):
        text = files["sources/" + source.get("plainTextPath", "").removeprefix("internal://")].decode()
        for one in source.iter(f"{made.SPACE}PlainTextSelection"):
            found.append(
                (one.get("name", ""), text[int(one.get("startPosition", "")) : int(one.get("endPosition", ""))])
            )
    return found


def test_a_project_is_as_the_standard_has_it(corpus: Corpus) -> None:
    root = root_of(made.project(*corpus))
    assert faults(root) == []
    if (known := schema()) is not None:
        known.assertValid(root)


@pytest.mark.parametrize(
    "harm",
    [
        lambda root: root.insert(0, root.find(f"{made.SPACE}Sources")),
        lambda root: made.every(root, "Coding")[0].attrib.pop("guid"),
        lambda root: made.every(root, "CodeRef")[0].set("targetGUID", "0" * 32),
        lambda root: made.every(root, "Coding")[0].set("confidence", "0.9"),
        lambda root: made.every(root, "Users")[0].clear(),
        lambda root: made.every(root, "Coding")[0].append(made.every(root, "CodeRef")[1]),
    ],
    ids=["order", "attribute missing", "GUID", "foreign attribute", "empty", "two codes"],
)
def test_what_the_standard_forbids_is_seen(corpus: Corpus, harm: object) -> None:
    root = root_of(made.project(*corpus))
    harm(root)  # type: ignore[operator]
    assert faults(root)
    if (known := schema()) is not None:
        assert not known.validate(root)


def test_every_slice_is_its_quote_and_texts_have_neither_bom_nor_carriage_returns(corpus: Corpus) -> None:
    data = made.project(*corpus)
    found = slices(data)
    assert {made.PROMISE, made.LOSS, made.INLOOP.replace("buurt organiseert", "buurt\norganiseert")} & {
        there for _, there in found
    } >= {made.PROMISE, made.LOSS}
    assert all(name == there for name, there in found)
    (text,) = (one for name, one in made.opened(data).items() if name.startswith("sources/"))
    assert b"\r" not in text
    assert not text.startswith(b"\xef\xbb\xbf")


def test_another_reader_finds_the_same(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "proef.qdpx"
    path.write_bytes(made.project(*corpus))
    read = RefiProject.load(path, extract_dir=str(tmp_path / "uit"))
    (source,) = read.sources.text_source
    text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "uit").read_text(encoding="utf-8")
    assert [one.name for one in source.plain_text_selection] == [
        text[one.start_position : one.end_position] for one in source.plain_text_selection
    ]
    users = {one.guid: one.name for one in read.users.user}
    names = {code.guid: code.name for folder in read.code_book.codes.code for code in leaves(folder)}
    (loss,) = (one for one in source.plain_text_selection if one.name == made.LOSS)
    said = {(users[one.creating_user], names[one.code_ref.target_guid]) for one in loss.coding}
    assert {("Anna", "community_work/absent"), ("person:bert", "community_work/unsure")} <= said
    assert ("rule:cues@00000000", "community_work/present") in said
    assert not [code for who, code in said if who.startswith("rule:") and code.endswith("/no")]
    (promise,) = (one for one in source.plain_text_selection if one.name == made.PROMISE)
    assert ("person:bert (settling)", "community_work/no") in {
        (users[one.creating_user], names[one.code_ref.target_guid]) for one in promise.coding
    }
    assert {one.plain_text_content for one in read.notes.note} == {
        "Het is er juist niet meer \U0001f61e.",
        "Een voornemen is nog geen opbouwwerk.",
    }


def leaves(code: object) -> list[object]:
    inner = [leaf for one in code.code for leaf in leaves(one)]  # type: ignore[attr-defined]
    return [code, *inner]


def test_the_codebook_is_read_by_another(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "codes.qdc"
    path.write_bytes(codebook_file(corpus[1], "test"))
    read = RefiCodebook.load(path)
    found = {leaf.name: leaf for code in read.codes.code for leaf in leaves(code) if leaf.is_codable}  # type: ignore[attr-defined]
    assert set(found) == {code.name for code in all_codes(corpus[1].theme_ids)}
    assert found["community_work/absent"].color == corpus[1].theme("community_work").colour  # type: ignore[attr-defined]


def test_the_same_material_is_the_same_file(corpus: Corpus) -> None:
    assert made.project(*corpus) == made.project(*corpus)


def test_an_empty_store_makes_a_project_of_codes(tmp_path: Path) -> None:
    settings, codebook = made.corpus(tmp_path)
    prepare(settings.store)
    root = root_of(made.project(settings, codebook))
    assert faults(root) == []
    assert made.every(root, "Code")


@trials(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=texts.filter(lambda text: text.strip() and "\0" not in text), spans=st.lists(st.integers(0, 60), max_size=6)
)
def test_any_text_keeps_its_quotes_under_overlapping_codings(
    tmp_path_factory: pytest.TempPathFactory, text: str, spans: list[int]
) -> None:
    settings, codebook = made.corpus(tmp_path_factory.mktemp("trial"))
    wijk = made.judged(tidy(text))
    made.save(settings, wijk, overlapping(wijk.document.raw, sorted(spans)))
    data = made.project(settings, codebook)
    root = root_of(data)
    assert faults(root) == []
    if (known := schema()) is not None:
        known.assertValid(root)
    assert len(slices(data)) == len(wijk.units)
    assert all(name == shown(there) for name, there in slices(data))


def overlapping(raw: str, cuts: list[int]) -> list[Judgement]:
    """Codings of several people whose spans overlap."""
    spans = [RawSpan(start, min(end, len(raw))) for start, end in zip(cuts, cuts[2:], strict=False) if start < len(raw)]
    return [
        verdict(span, span.of(raw), f"person:coder-{at % 3}", **{made.THEME: Verdict.ABSENT})
        for at, span in enumerate(spans)
        if len(span)
    ]


def shown(text: str) -> str:
    """A text as XML can hold it."""
    return "".join(
        sign if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff") else "\ufffd" for sign in text
    )
