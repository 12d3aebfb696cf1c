"""Whatever the pipeline tells of a fault or of a reading can be told in Dutch."""

from __future__ import annotations

import ast
import importlib
import json
import pickle
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

import pipeline.errors
from pipeline.codebook import Language
from pipeline.corpus.forms import Layout, layout_json
from pipeline.corpus.metadata import Metadata
from pipeline.corpus.rulings import Ruling
from pipeline.errors import IngestError, StoreError, WijkspiegelError, what_is_wrong
from pipeline.ingest.formats import READERS
from pipeline.ingest.limits import Limits
from pipeline.ingest.wire import pack, unpack
from pipeline.messages import Message, from_text, to_text
from pipeline.search.expressions import compiled
from pipeline.search.faults import QueryError
from pipeline.settings import REPOSITORY, Settings
from pipeline.text import Document
from views import telling

ROOMS = ("ingest", "fetch", "intake", "corpus", "review", "store", "run")
FILES = ("search/expressions.py", "records.py", "settings.py", "errors.py")
"""Those whose errors and notices pages show; `search` names its faults, and pages say these themselves."""
OF_JUDGING = ("model", "language", "codebook.py")
"""Those whose code is part of the labeller's name: what they fill in stays English, so that words cost no run anew."""
PACKAGE = REPOSITORY / "pipeline"
ERRORS = {
    name
    for name, kind in vars(pipeline.errors).items()
    if isinstance(kind, type) and issubclass(kind, WijkspiegelError)
}
GIVE_MESSAGES = {"Message", "first_fault", "what_is_wrong", "not_read", "not_written", "unpacked"}


def files() -> list[Path]:
    return sources(*(PACKAGE / room for room in (*ROOMS, *FILES)), REPOSITORY / "views")


def sources(*places: Path) -> list[Path]:
    return [file for place in places for file in (place.rglob("*.py") if place.is_dir() else [place])]


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def placeholders(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", template))


def calls_in(file: Path, names: Collection[str]) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in names]


def said_in(file: Path) -> Iterator[str]:
    """Every template of a message or an error; an f-string is none, for nobody knows what it was filled from."""
    for part in parts_in(file):
        yield from literal(part, file)


def parts_in(file: Path) -> Iterator[ast.expr]:
    yield from (call.args[0] for call in calls_in(file, {"Message"}))
    for call in calls_in(file, ERRORS):
        yield from (*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "remedy"))


def literal(node: ast.expr, file: Path) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other) | ast.BoolOp(op=ast.Or(), values=[one, other]):
            yield from literal(one, file)
            yield from literal(other, file)
        case ast.Name(id=name):
            yield from bound(name, file)
        case ast.Constant(value=None) | ast.Attribute(attr="problem" | "remedy"):
            pass  # of another error, which said it first
        case ast.Call(func=ast.Name(id=name)) if name in GIVE_MESSAGES:
            pass  # looked at where it is made
        case _:
            raise AssertionError(f"{file.name}:{node.lineno}: say it by a template with fields: {ast.unparse(node)}")


def bound(name: str, file: Path) -> Iterator[str]:
    """What a name may stand for anywhere in a file, by what is assigned to it there or in the file it comes from."""
    known = False
    for node in ast.walk(tree(file)):
        match node:
            case (
                ast.arg(arg=found, annotation=ast.expr() as kind)
                | ast.AnnAssign(target=ast.Name(id=found), annotation=kind)
            ) if found == name and ast.unparse(kind).startswith("Message"):
                known = True
            case (
                ast.Assign(targets=[ast.Name(id=found)], value=value)
                | ast.NamedExpr(target=ast.Name(id=found), value=value)
            ) if found == name:
                known = True
                yield from literal(value, file)
            case ast.ImportFrom(module=str(module)) if any(one.name == name for one in node.names):
                known = True
                yield from bound(name, REPOSITORY.joinpath(*module.split(".")).with_suffix(".py"))
    assert known, f"{file.name}: {name} may be anything; say it by a template with fields"


@cache
def ours() -> frozenset[str]:
    told = {text for file in files() for text in said_in(file)}
    return frozenset(told | {text for file in sources(*(PACKAGE / one for one in OF_JUDGING)) for text in as_is(file)})


def as_is(file: Path) -> Iterator[str]:
    """What a file says in words that nothing is filled into."""
    for part in parts_in(file):
        with suppress(AssertionError):
            yield from literal(part, file)


def of_a_form(form: type[BaseModel], fields: dict[str, object]) -> set[str]:
    """What pydantic says of fields that are not as they should be."""
    with pytest.raises(ValidationError) as caught:
        form.model_validate(fields)
    return {what_is_wrong(fault).template for fault in caught.value.errors()}


def of_an_expression(pattern: str) -> str:
    """What a library says of a regular expression that is none."""
    with pytest.raises(QueryError) as caught:
        compiled(pattern)
    detail = caught.value.detail
    assert isinstance(detail, Message)
    what = detail.fields.get("what", detail)
    assert isinstance(what, Message)
    return what.template


def of_a_file(ending: str, data: bytes) -> str:
    """What a library says of a file that is broken."""
    with pytest.raises(IngestError) as caught:
        importlib.import_module(READERS[ending]).read_bytes(data, Path("kapot"), Limits())
    reason = caught.value.problem.fields["reason"]
    assert isinstance(reason, Message)
    return reason.template


@cache
def of_libraries() -> frozenset[str]:
    """What libraries say of what people type and write into files, by their own templates."""
    good = {"title": "Een straat", "year": 2019, "source_kind": "essay"}
    labels = {"nl": "Zo is het.", "en": "So it is."}
    wrong: tuple[tuple[type[BaseModel], dict[str, object]], ...] = (
        (Metadata, {"year": 1066, "title": "", "zaal": "", "fictional": "ja", "outlet": 3}),
        (Metadata, good | {"year": "2019", "date": "2019-05-31T10:00", "source_kind": "brief"}),
        (Metadata, good | {"year": 3000, "date": "ooit"}),
        (Metadata, good | {"date": "2019-13-01"}),
        (Settings, {"limits": {"seconds": 0}, "workers": 1.5, "rules_off": "alle", "fetch": {"ports": ["http"]}}),
        (Settings, {"limits": {"seconds": "veel", "ocr_seconds": None}, "workers": -1, "fetch": 3}),
        (Ruling, {"says": {"nl": "", "en": ""}, "themes": ["Zorg!"]}),
        (Ruling, {"says": labels}),
    )
    patterns = (
        "(",
        ")",
        "[",
        "*",
        "a**",
        "a{2,1}",
        "[z-a]",
        r"\q",
        "\\",
        "(?<a)",
        "(?P<a",
        "(?<=a*)b",
        f"a{{{10**14}}}",
    )
    said = [of_a_form(*one) for one in wrong]
    broken = {of_a_file(".pdf", b"%PDF-1.4 kapot"), of_a_file(".docx", b"PK kapot")}
    return frozenset().union(*said, broken, map(of_an_expression, patterns)) - ours()


def test_all_that_is_said_has_a_dutch_line_with_the_same_fields() -> None:
    assert len(ours()) > 200
    assert sorted(ours() - telling.dutch().keys()) == []
    for english in ours():
        assert placeholders(telling.dutch()[english]) == placeholders(english), english


def test_a_message_is_given_the_fields_that_its_template_has() -> None:
    for file in files():
        for call in calls_in(file, {"Message"}):
            given = {keyword.arg for keyword in call.keywords}
            assert given in [placeholders(one) for one in literal(call.args[0], file)], ast.unparse(call)


def test_what_libraries_say_has_one_too_and_no_field_that_they_do_not_give() -> None:
    assert sorted(of_libraries() - telling.dutch().keys()) == []
    for english in of_libraries():
        assert placeholders(telling.dutch()[english]) <= placeholders(english), english


def test_no_dutch_line_is_of_what_nobody_says() -> None:
    assert sorted(telling.dutch().keys() - ours() - of_libraries()) == []


def test_an_f_string_is_found_out(tmp_path: Path) -> None:
    code = tmp_path / "room.py"
    code.write_text('def f(name):\n    problem = f"{name} is odd"\n    raise IngestError(problem)\n', encoding="utf-8")
    with pytest.raises(AssertionError, match="template with fields"):
        list(said_in(code))


@pytest.fixture
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "language", lambda: Language.DUTCH)


@pytest.mark.usefixtures("in_dutch")
def test_a_line_is_told_with_what_stands_in_it_and_numbers_as_dutch_writes_them() -> None:
    reason = Message("is larger than {size} MiB", size=1000)
    error = StoreError(Message("does not fit into the store ({reason})", reason=reason), where="is empty.txt")
    assert telling.told(error.line) == "is empty.txt: past niet in de opslag (is groter dan 1.000 MiB)"
    assert telling.told(Message("took longer than {seconds} seconds", seconds=2.5)) == "duurde langer dan 2,5 seconden"


@pytest.mark.usefixtures("in_dutch")
def test_what_stands_in_a_line_is_never_taken_for_a_template() -> None:
    error = IngestError(
        Message("there is no file {name}", name="{name} is empty"), where="{problem}", remedy="add it again"
    )
    assert telling.told(error.line) == "{problem}: er is geen bestand {name} is empty; voeg het nog eens toe"


@pytest.mark.usefixtures("in_dutch")
@pytest.mark.parametrize("line", ["kapot.pdf: holds no text", Message("a line that no catalogue has")])
def test_a_line_without_dutch_is_told_as_it_is(line: str) -> None:
    assert telling.told(line) == line


def test_in_english_a_line_is_what_the_command_line_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "language", lambda: Language.ENGLISH)
    error = IngestError(Message("is larger than {size} MiB", size=1000), where="a.txt", remedy="add it again")
    assert telling.told(error.line) == str(error) == "a.txt: is larger than 1000 MiB; add it again"


def test_a_message_comes_back_from_a_file_and_from_another_process_with_its_fields() -> None:
    inner = Message("is larger than {size} MiB", size=2.5)
    line = IngestError(Message("does not fit ({reason})", reason=inner), where="a.txt", remedy="add it again").line
    for back in (from_text(to_text(line)), pickle.loads(pickle.dumps(line))):  # noqa: S301 - our own
        assert isinstance(back, Message)
        assert (back, back.fields) == (line, line.fields)
        assert back.fields["problem"].fields["reason"].template == inner.template


@pytest.mark.parametrize("text", ["kapot.pdf: no text", "[1] is no list", '["a", 3]', "12", ""])
def test_text_that_was_stored_before_reads_as_it_is(text: str) -> None:
    assert from_text(to_text(text)) == text


def test_the_notices_of_a_document_keep_their_fields_in_the_corpus_and_on_their_way_from_the_reader() -> None:
    notices = (Message("{number} comments in the margin left out", number=3), "a line of old")
    read = Document("a.txt", "Tekst.", "reader", "0" * 64, notices=notices)
    sent = unpack(pack(read))
    assert isinstance(sent, Document)
    for kept in (sent.notices, Layout.model_validate(json.loads(layout_json(read))).notices):
        assert kept == notices
        assert isinstance(kept[0], Message)
        assert kept[0].fields == {"number": 3}


def test_a_refusal_keeps_its_fields_on_its_way_from_the_reader() -> None:
    sent = unpack(pack(IngestError(Message("is larger than {size} MiB", size=100), where="a.txt")))
    assert isinstance(sent, IngestError)
    assert (sent.problem.fields, str(sent), sent.remedy) == ({"size": 100}, "a.txt: is larger than 100 MiB", None)
