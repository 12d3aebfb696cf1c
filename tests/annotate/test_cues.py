"""Cues: the notation means what its page says, and the lists in the codebook are in order."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.lexicon import FOLDER
from pipeline.annotate.matching import rules_of
from pipeline.codebook import Codebook, load_codebook
from pipeline.cues import CueSet, Sentence, compiled, fold, required
from pipeline.errors import CodebookError
from tests.strategies import texts

CODEBOOK = Path(__file__).resolve().parent.parent.parent / "corpus" / "codebook.toml"
CLASSES = {"unpaid": ["vrijwillig*", "mantelzorg*"], "people": ["{unpaid}", "buren"]}


def found(cue: str, text: str) -> list[str]:
    return [text[start:end] for start, end in CueSet([cue], CLASSES).spans(Sentence(text))]


@pytest.mark.parametrize(
    ("cue", "text", "words"),
    [
        ("*opbouwwerk*", "De Wijkopbouwwerkers komen.", ["Wijkopbouwwerkers"]),
        ("casuïstiek", "Veel casuistiek, weinig tijd.", ["casuistiek"]),
        ("sociale basis", "een sociale\nbasis", ["sociale\nbasis"]),
        ("wijk", "het wijkteam", []),
        ("door … vervangen", "werd door drie studenten vervangen", ["door", "vervangen"]),
        ("{people} helpen", "Buren helpen en vrijwilligers helpen.", ["Buren helpen", "vrijwilligers helpen"]),
        ("(een|1)-op-(een|1)", "1-op-1 of één-op-één", ["1-op-1", "één-op-één"]),
        ("initiatief(nemer)?", "initiatiefnemer", ["initiatiefnemer"]),
    ],
)
def test_the_notation(cue: str, text: str, words: list[str]) -> None:
    assert found(cue, text) == words


def test_a_gap_is_not_endless() -> None:
    assert found("door … vervangen", "door " + "heel " * 9 + "vervangen") == []


@given(texts)
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.data())
def test_looking_up_by_letters_finds_what_looking_everywhere_finds(data: st.DataObject) -> None:
    words = st.sampled_from(["vrijwilligers", "buren", "mantelzorger", "wijk", "één", "op", "helpen", "niet", ",", "."])
    sentence = Sentence(" ".join(data.draw(st.lists(words, max_size=12))))
    cues = CueSet(["{people} … helpen", "(wijk|een)", "op", "{unpaid}", "niet … (buren|op)"], CLASSES)
    everywhere = [span for cue in cues.cues for span in cue.spans(sentence.folded)]
    assert cues.spans(sentence) == everywhere


@pytest.mark.parametrize(
    ("cue", "runs"),
    [
        ("*opbouwwerk*", ("opbouwwerk",)),
        ("(geen|niet) … verdringing", ("verdringing",)),
        ("(buurt|wijk) en", ("buurt", "wijk")),
        ("(zeer )?lang", ("lang",)),
        ("op de", ()),
    ],
)
def test_what_a_match_must_hold(cue: str, runs: tuple[str, ...]) -> None:
    assert required(cue, CLASSES) == runs


LISTS = {
    f"{theme['id']}.{name}": cues
    for theme in tomllib.loads(CODEBOOK.read_text(encoding="utf-8"))["themes"]
    for name, cues in theme["cues"].items()
    if isinstance(cues, list)
}
TABLES = tomllib.loads(CODEBOOK.read_text(encoding="utf-8"))
LISTS |= {f"{table}.{name}": cues for table in ("classes", "stance", "mode") for name, cues in TABLES[table].items()}
LISTS["back"] = TABLES["back"]
LISTS |= {f"grammar.{name}": words for name, words in tomllib.loads((FOLDER / "mode.toml").read_text("utf-8")).items()}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_trimmed_and_lower_case_and_has_nothing_twice(name: str) -> None:
    cues = LISTS[name]
    assert cues == sorted(set(cues))
    assert all(cue and cue == cue.strip() and cue == cue.lower() for cue in cues)


def test_no_cue_decides_for_two_themes() -> None:
    deciding = [
        cue for name, cues in LISTS.items() if name.endswith((".compounds", ".lemmas", ".patterns")) for cue in cues
    ]
    assert len(deciding) == len(set(deciding))


def test_every_word_class_is_used() -> None:
    written = CODEBOOK.read_text(encoding="utf-8")
    assert [name for name in TABLES["classes"] if f"{{{name}}}" not in written] == []


def test_every_theme_is_explained_in_both_languages_with_examples() -> None:
    for theme in load_codebook(CODEBOOK).themes:
        assert min(map(len, (theme.definition.nl, theme.definition.en))) > 80
        assert theme.includes and theme.excludes and len(theme.examples) >= 3


@pytest.mark.parametrize("cue", ["{nobody} helpt", "(open", "[a", r"\\\\W+wijk"])
def test_a_codebook_with_a_broken_cue_is_refused(tmp_path: Path, cue: str) -> None:
    path = tmp_path / "codebook.toml"
    text = CODEBOOK.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^patterns = \[$", f'patterns = [\n  "{cue}",', text, count=1), encoding="utf-8")
    with pytest.raises(CodebookError, match="not a cue"):
        load_codebook(path)


def test_the_same_content_is_compiled_once(tmp_path: Path) -> None:
    copy = tmp_path / "codebook.toml"
    copy.write_bytes(CODEBOOK.read_bytes())
    first, second = load_codebook(CODEBOOK), load_codebook(copy)
    assert isinstance(first, Codebook)
    assert rules_of(first) is rules_of(second)


def test_a_word_class_that_names_itself_or_a_later_one_is_refused() -> None:
    for classes in ({"x": ["{x}"]}, {"x": ["{y}"], "y": ["een"]}):
        with pytest.raises(ValueError, match="no word class"):
            compiled("{x}", classes)


def test_a_word_class_may_name_those_before_it() -> None:
    assert compiled("{y} werk", {"x": ["een", "twee"], "y": ["{x} uur"]}).search("twee uur werk")


@pytest.mark.parametrize("cue", ["wijk(?!verpleging)", "a{2}rdappel"])
def test_nothing_is_asked_of_letters_that_a_match_may_lack(cue: str) -> None:
    assert CueSet([cue], {}).seen_in(Sentence("de wijk kookt aardappel"))
