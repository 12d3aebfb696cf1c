"""What people changed in another program comes in as their verdicts, once; the rest is told."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from pipeline.codebook import Codebook, Mode
from pipeline.corpus.people import Role, give_role
from pipeline.exchange import Incoming, incoming, read_project
from pipeline.exchange.answers import coding_guid, user_guid
from pipeline.exchange.codes import Code
from pipeline.exchange.guids import guid
from pipeline.judgement import Asked, Verdict, Why
from pipeline.review import record
from pipeline.settings import Settings
from pipeline.store.connection import reading
from tests.exchange import made

Corpus = tuple[Settings, Codebook]
ANNA, CARLA = user_guid("person:anna"), "{AAAAAAAA-0000-4000-8000-00000000000C}"
LATER = "2027-01-01T09:00:00Z"


def unit_id(settings: Settings, sentence: str) -> str:
    with reading(settings.store) as connection:
        return str(connection.execute("SELECT id FROM unit WHERE text = ?", (sentence,)).fetchone()["id"])


def selection(root: etree._Element, sentence: str) -> etree._Element:
    return next(
        one for one in made.every(root, "PlainTextSelection") if one.get("name", "").split() == sentence.split()
    )


def add(root: etree._Element, sentence: str, code: str, user: str = ANNA, time: str | None = LATER) -> etree._Element:
    """A coding that somebody puts on a sentence."""
    where, at = selection(root, sentence), len(made.every(root, "Coding"))
    coding = etree.Element(f"{made.SPACE}Coding", {"guid": guid("test", code, str(at)), "creatingUser": user})
    if time:
        coding.set("creationDateTime", time)
    etree.SubElement(coding, f"{made.SPACE}CodeRef", {"targetGUID": Code(*code.split("/")).guid})
    where.append(coding)
    return coding


def select(root: etree._Element, start: int, end: int, code: str, user: str = ANNA) -> None:
    """A selection that somebody makes."""
    source = made.every(root, "TextSource")[0]
    attributes = {"guid": guid("test", str(start), str(end)), "startPosition": str(start), "endPosition": str(end)}
    one = etree.Element(f"{made.SPACE}PlainTextSelection", attributes)
    coding = etree.SubElement(one, f"{made.SPACE}Coding", {"guid": guid("test", code), "creatingUser": user})
    etree.SubElement(coding, f"{made.SPACE}CodeRef", {"targetGUID": Code(*code.split("/")).guid})
    source.insert(1, one)


def text_of(data: bytes) -> str:
    return next(one for name, one in made.opened(data).items() if name.startswith("sources/")).decode()


def back(corpus: Corpus, path: Path, change: Callable[[etree._Element], object] = lambda _: None) -> Incoming:
    """What comes in after somebody changed our project."""
    return read(corpus, made.changed(made.project(*corpus), path / "back.qdpx", change))


def read(corpus: Corpus, path: Path) -> Incoming:
    return incoming(*corpus, read_project(path, corpus[0].limits))


def take_in(corpus: Corpus, found: Incoming) -> None:
    for one in found.verdicts:
        record(
            *(*corpus, one.reviewer, one.unit_id),
            themes=one.themes,
            mode=one.mode,
            kind=one.kind,
            voice=one.voice,
            note=one.note,
            asked=Asked(Why.IMPORT),
        )


def test_a_project_that_nobody_changed_says_nothing_new(corpus: Corpus, tmp_path: Path) -> None:
    found = back(corpus, tmp_path)
    assert (found.verdicts, found.left) == ((), ())
    assert found.known > 10


def test_what_a_person_adds_is_their_verdict_and_comes_in_once(corpus: Corpus, tmp_path: Path) -> None:
    data = made.project(*corpus)

    def change(root: etree._Element) -> None:
        coding = add(root, made.INLOOP, "collectivisation/present")
        add(root, made.INLOOP, "mode/practice")
        note = etree.SubElement(made.every(root, "Notes")[0], f"{made.SPACE}Note", {"guid": guid("test", "note")})
        etree.SubElement(note, f"{made.SPACE}PlainTextContent").text = "Zelf doen is hier samen doen."
        etree.SubElement(coding, f"{made.SPACE}NoteRef", {"targetGUID": "{" + guid("test", "note").upper() + "}"})

    path = made.changed(data, tmp_path / "back.qdpx", change)
    found = read(corpus, path)
    (verdict,) = found.verdicts
    assert (verdict.reviewer, verdict.quote) == ("anna", made.INLOOP)
    assert (verdict.themes, verdict.mode) == ({"collectivisation": Verdict.PRESENT}, Mode.PRACTICE)
    assert verdict.note == "Zelf doen is hier samen doen."
    take_in(corpus, found)
    with reading(corpus[0].store) as connection:
        rows = connection.execute("SELECT stance, basis FROM label WHERE theme = 'collectivisation'").fetchall()
    assert [tuple(row) for row in rows] == [("present", "person")]
    again = read(corpus, path)
    assert again.verdicts == ()
    assert len((corpus[0].corpus / "reviews" / "anna.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_code_that_a_person_changed_is_their_new_verdict(corpus: Corpus, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        ours = coding_guid("person:anna", unit_id(corpus[0], made.LOSS), Code(made.THEME, "absent"))
        coding = next(one for one in made.every(root, "Coding") if one.get("guid") == ours)
        coding[0].set("targetGUID", Code(made.THEME, "present").guid)

    (verdict,) = back(corpus, tmp_path, change).verdicts
    assert (verdict.reviewer, verdict.themes) == ("anna", {made.THEME: Verdict.PRESENT})


def test_an_older_project_does_not_undo_what_was_said_since(corpus: Corpus, tmp_path: Path) -> None:
    data = made.project(*corpus)
    unit = unit_id(corpus[0], made.LOSS)
    record(*corpus, "anna", unit, themes={made.THEME: Verdict.PRESENT}, mode=None)
    found = read(corpus, made.changed(data, tmp_path / "a.qdpx", lambda _: None))
    assert (found.verdicts, found.left) == ((), ())

    def renumbered(root: etree._Element) -> None:
        for at, coding in enumerate(made.every(root, "Coding")):
            coding.set("guid", guid("other", str(at)))

    found = read(corpus, made.changed(data, tmp_path / "b.qdpx", renumbered))
    assert found.verdicts == ()
    assert [one.why for one in found.left] == [
        f"person:anna said community_work/absent before, and something else since: “{made.LOSS}”"
    ]


def test_somebody_new_is_a_reviewer_unless_the_corpus_says_otherwise(corpus: Corpus, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        etree.SubElement(made.every(root, "Users")[0], f"{made.SPACE}User", {"guid": CARLA, "name": "Carla de Wit"})
        add(root, made.INLOOP, "collectivisation/present", CARLA.lower(), time=None)

    (verdict,) = back(corpus, tmp_path, change).verdicts
    assert verdict.reviewer == "carla-de-wit"
    give_role(corpus[0].corpus, "Carla de Wit", Role.READER)
    found = back(corpus, tmp_path, change)
    assert found.verdicts == ()
    assert [one.why for one in found.left] == ["coded as Carla de Wit, who is a reader and may not judge"]


@pytest.mark.parametrize("user", ["rule:cues@00000000", "settling:person:bert"])
def test_nobody_judges_under_a_machine_s_name_or_settles_elsewhere(corpus: Corpus, tmp_path: Path, user: str) -> None:
    found = back(corpus, tmp_path, lambda root: add(root, made.INLOOP, "collectivisation/present", user_guid(user)))
    assert found.verdicts == ()
    assert [one.why for one in found.left] == [f"coded as {user}, which is no person's vote"]


def test_a_span_codes_each_sentence_that_it_covers_by_half(corpus: Corpus, tmp_path: Path) -> None:
    text = text_of(made.project(*corpus))
    start, end = text.index("praktijk verdween"), text.index("met koffie")
    found = back(corpus, tmp_path, lambda root: select(root, start, end, "collectivisation/present"))
    assert [one.quote for one in found.verdicts] == [made.LOSS, made.INLOOP]
    found = back(corpus, tmp_path, lambda root: select(root, start, start + 4, "collectivisation/present"))
    assert found.verdicts == ()
    assert found.left[0].why.startswith("covers no sentence by half")
    found = back(corpus, tmp_path, lambda root: select(root, 10, 10_000, "collectivisation/present"))
    assert found.left[0].why.startswith("its positions are not in the text")


def test_a_coding_that_is_gone_takes_nothing_back_and_is_told(corpus: Corpus, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        for coding in made.every(root, "Coding"):
            if coding.get("creatingUser") == ANNA and coding[0].get("targetGUID") == Code(made.THEME, "absent").guid:
                coding.getparent().remove(coding)  # type: ignore[union-attr]

    found = back(corpus, tmp_path, change)
    assert found.verdicts == ()
    assert [(one.why, one.times) for one in found.left] == [
        ("answers of person:anna are not in the file; they stand as before", 1)
    ]


def test_two_answers_to_one_question_are_none(corpus: Corpus, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        add(root, made.INLOOP, "collectivisation/present")
        add(root, made.INLOOP, "collectivisation/absent")

    found = back(corpus, tmp_path, change)
    assert found.verdicts == ()
    assert [one.why for one in found.left] == [
        f"two answers of person:anna about collectivisation: “{made.INLOOP[:60]}”"
    ]


def test_codes_and_documents_that_are_not_ours_are_told(corpus: Corpus, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        code = {"guid": guid("test", "own"), "name": "mijn code", "isCodable": "true"}
        etree.SubElement(made.every(root, "Codes")[0], f"{made.SPACE}Code", code)
        coding = add(root, made.INLOOP, "mode/practice")
        coding[0].set("targetGUID", guid("test", "own"))
        other = etree.SubElement(
            made.every(root, "Sources")[0], f"{made.SPACE}TextSource", {"guid": guid("test", "doc")}
        )
        other.set("name", "elders")
        etree.SubElement(other, f"{made.SPACE}PlainTextContent").text = "Iets anders."
        etree.SubElement(made.every(root, "Sources")[0], f"{made.SPACE}PDFSource", {"guid": guid("test", "pdf")})

    assert {(one.where, one.why) for one in back(corpus, tmp_path, change).left} == {
        ("wijk", "the code “mijn code” is not of this codebook"),
        ("elders", "is no document of this corpus"),
        ("the project", "sources that are no text (PDFSource) are not read"),
    }


def test_remarks_that_go_with_no_new_code_are_told(corpus: Corpus, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        for at, text in enumerate(("Klopt dit?", "Mooi gezegd.")):
            note = etree.SubElement(made.every(root, "Notes")[0], f"{made.SPACE}Note", {"guid": guid("note", str(at))})
            etree.SubElement(note, f"{made.SPACE}PlainTextContent").text = text
        one = selection(root, made.LOSS)
        coding = next(child for child in one if child.tag.endswith("Coding"))
        etree.SubElement(coding, f"{made.SPACE}NoteRef", {"targetGUID": guid("note", "0")})
        etree.SubElement(one, f"{made.SPACE}NoteRef", {"targetGUID": guid("note", "1")})

    found = back(corpus, tmp_path, change)
    assert found.verdicts == ()
    assert [one.why for one in found.left] == [
        "a remark beside a code that says nothing new: “Klopt dit?”",
        "a remark that stands beside no code: “Mooi gezegd.”",
    ]


def test_codes_are_known_by_their_names_where_a_program_numbers_them_anew(corpus: Corpus, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        add(root, made.INLOOP, "collectivisation/present")
        for one in (*made.every(root, "Code"), *made.every(root, "CodeRef")):
            key = "targetGUID" if one.tag.endswith("CodeRef") else "guid"
            one.set(key, guid("anew", one.get(key, "")))

    (verdict,) = back(corpus, tmp_path, change).verdicts
    assert verdict.themes == {"collectivisation": Verdict.PRESENT}


def test_a_quote_finds_its_place_when_cleaning_changed(corpus: Corpus, tmp_path: Path) -> None:
    """The file holds what an earlier cleaning made: a selection of ours by its raw place, a new one by its words."""
    data = made.project(*corpus)
    files, older = made.opened(data), text_of(data).replace("opbouwwerk versterken", "opbouw-\nwerk versterken")
    (name,) = (name for name in files if name.startswith("sources/"))
    shift = len(older) - len(text_of(data))

    def change(root: etree._Element) -> None:
        for one in made.every(root, "PlainTextSelection"):
            start, end = int(one.get("startPosition", "")), int(one.get("endPosition", ""))
            at = text_of(data).index("opbouwwerk versterken")
            one.set("endPosition", str(end + shift * (end > at)))
            one.set("startPosition", str(start + shift * (start > at)))
            one.set("name", older[int(one.get("startPosition", "")) : int(one.get("endPosition", ""))])
        promise = next(
            one for one in made.every(root, "PlainTextSelection") if one.get("name", "").startswith("De gem")
        )
        promise.append(etree.fromstring(etree.tostring(add(root, made.LOSS, "collectivisation/absent"))))
        start = older.index("Daar komen")
        select(root, start, start + len("Daar komen veel mensen op af."), "community_work/absent")
        again = older.index("opbouw")
        select(root, again, again + 4, "individual_casework/present")

    path = made.changed(data, tmp_path / "back.qdpx", change)
    path = made.packed(made.opened(path.read_bytes()) | {name: older.encode()}, tmp_path / "older.qdpx")
    found = read(corpus, path)
    assert [(one.quote, dict(one.themes)) for one in found.verdicts] == [
        (made.PROMISE, {"collectivisation": Verdict.ABSENT}),
        (made.LOSS, {"collectivisation": Verdict.ABSENT}),
        ("Daar komen veel mensen op af.", {made.THEME: Verdict.ABSENT}),
    ]
    assert [one.why for one in found.left] == [
        "the text was cleaned otherwise since, and its quote stands there nowhere or more than once: “”"
    ]


def test_times_without_a_zone_are_utc_and_what_is_no_time_is_none(corpus: Corpus, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        add(root, made.INLOOP, "collectivisation/present", time="2027-01-01T09:00:00")
        add(root, made.LOSS, "collectivisation/present", time="gisteren")

    data = made.changed(made.project(*corpus), tmp_path / "back.qdpx", change)
    (source,) = read_project(data, corpus[0].limits).sources
    times = [coding.time for one in source.selections for coding in one.codings]
    assert times.count(datetime(2027, 1, 1, 9, tzinfo=UTC)) == 1
    assert times.count(None) == 1
