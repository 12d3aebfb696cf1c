"""What the component of the running text is handed: all of the text, as text, with its marks."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.browse.places import Marking
from pipeline.browse.sentences import Sentence, ThemeLabel
from pipeline.codebook import Codebook, Mode, Stance, UnitKind, Voice, load_codebook
from pipeline.effective import Basis
from pipeline.settings import Settings
from tests.browse.test_places import sentence
from tests.strategies import texts
from views import sentences
from views.sentences import HIT, Text

CODEBOOK = load_codebook(Settings().codebook)
THEMES = CODEBOOK.theme_ids
CW = "community_work"
ALL = Marking(THEMES)
pytestmark = pytest.mark.usefixtures("bare")


def with_cue(id_: str, text: str, *marks: tuple[int, int], stance: Stance = Stance.PRESENT) -> Sentence:
    return replace(sentence(id_, text), themes=(ThemeLabel(CW, stance, Basis.MACHINE, None, marks),))


def shown(*found: Sentence, **how: object) -> list[dict[str, object]]:
    text = Text(found, **{"marking": ALL, **how})  # type: ignore[arg-type]
    return [one for passage in sentences.passages(text, CODEBOOK) for one in passage["sentences"]]


def colour(codebook: Codebook, theme: str) -> str:
    return next(one.colour for one in codebook.themes if one.id == theme)


def test_evidence_stands_in_the_colour_of_its_theme_and_a_hit_beside_it() -> None:
    (one,) = shown(with_cue("a", "wat opbouwwerk doet", (4, 14)), hits={"a": ((8, 19),)})
    theme = colour(CODEBOOK, CW)
    assert one["pieces"] == [
        {"text": "wat ", "marks": ()},
        {"text": "opbo", "marks": (theme,)},
        {"text": "uwwerk", "marks": (HIT, theme)},
        {"text": " doet", "marks": (HIT,)},
    ]


def test_a_theme_that_is_not_marked_leaves_no_sign() -> None:
    (one,) = shown(with_cue("a", "opbouwwerk", (0, 10)), marking=Marking(("collectivisation",)))
    assert (one["themes"], one["mode"]) == ([], None)
    assert one["pieces"] == [{"text": "opbouwwerk", "marks": ()}]


def test_what_is_absent_has_another_line_and_word_or_deed_is_told() -> None:
    present, absent = shown(with_cue("a", "x"), with_cue("b", "y", stance=Stance.ABSENT))
    assert [one["themes"][0]["line"] for one in (present, absent)] == ["solid", "dotted"]  # type: ignore[index]
    assert present["mode"] == "daad"
    (neither,) = shown(replace(with_cue("a", "x"), mode=Mode.NONE))
    assert neither["mode"] is None


def test_the_sentence_with_which_another_begins_to_speak_says_who() -> None:
    voices = (Voice.AUTHOR, Voice.INTERVIEWER, Voice.INTERVIEWEE, Voice.INTERVIEWEE, Voice.AUTHOR)
    found = [replace(sentence(str(at), "Ja."), voice=voice) for at, voice in enumerate(voices)]
    opens = [one["opens"] for one in shown(*found)]
    assert opens == [
        None,
        "Aan het woord: interviewer",
        "Aan het woord: geïnterviewde",
        None,
        "Aan het woord: schrijver",
    ]


def test_a_comment_is_told_by_its_number_and_not_by_its_voice_too() -> None:
    comments = (None, 1, 1, 2)
    voices = (Voice.AUTHOR, *[Voice.COMMENTER] * 3)
    found = [
        replace(sentence(str(at), "Ja."), voice=voice, comment=number)
        for at, (voice, number) in enumerate(zip(voices, comments, strict=True))
    ]
    assert [one["opens"] for one in shown(*found)] == [None, "Reactie 1", None, "Reactie 2"]


def test_where_sentences_are_left_out_stands_how_many() -> None:
    found = tuple(sentence(letter, letter) for letter in "abcdef")
    text = Text(found, ALL, frozenset("abef"))
    *passages, last = sentences.passages(text, CODEBOOK)
    assert [(one["id"], one["gap"]) for one in passages[0]["sentences"]] == [
        ("c", "… 2 zinnen weggelaten …"),
        ("d", None),
    ]
    assert last["gap"] == "… 2 zinnen weggelaten …"
    assert [one["gap"] for one in shown(*found)] == [None] * 6


def test_sentences_of_another_voice_or_mode_step_back_and_furniture_stands_aside() -> None:
    looks = [
        one["look"]
        for one in shown(
            sentence("a", "x"),
            replace(sentence("b", "y"), mode=Mode.RHETORIC),
            sentence("c", "z", kind=UnitKind.BOILERPLATE),
            marking=Marking(THEMES, modes=(Mode.PRACTICE,)),
        )
    ]
    assert looks == ["plain", "dim", "aside"]


def test_a_lane_tells_its_theme_its_number_and_where_each_sentence_stands() -> None:
    text = Text((with_cue("a", "opbouwwerk"), sentence("b", "tien teken")), ALL)
    lanes = {lane["name"]: lane for lane in sentences.lanes(text, CODEBOOK)}
    assert list(lanes) == [one.label.nl for one in CODEBOOK.themes]
    assert lanes["opbouwwerk"]["said"] == "opbouwwerk: 1 zin"
    assert lanes["opbouwwerk"]["places"] == [
        {"unit": "a", "start": 0.0, "end": 0.5, "line": "solid", "said": "aanwezig: opbouwwerk"}
    ]
    assert lanes["collectivering"]["places"] == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=4))
def test_the_pieces_of_a_sentence_are_its_very_text(text: str, spans: list[list[int]]) -> None:
    marks = [(min(start, len(text)), min(end, len(text))) for start, end in spans]
    (one,) = shown(with_cue("a", text, *marks), hits={"a": marks})
    assert "".join(piece["text"] for piece in one["pieces"]) == text  # type: ignore[attr-defined]
    assert json.loads(json.dumps(one["hint"])) == one["hint"]


def test_the_script_makes_text_nodes_only() -> None:
    for name in ("sentences.js", "strip.js"):
        script = Path(sentences.__file__).with_name(name).read_text(encoding="utf-8")
        assert "innerHTML" not in script
        assert "insertAdjacentHTML" not in script
