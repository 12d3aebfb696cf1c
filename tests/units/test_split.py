"""Units hold all of the text, each character once, on clean and on raw text, whatever the text is."""

import tomllib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.spans import Edit, Piece, RawSpan
from pipeline.text import Block, Cleaned, Form, Role
from pipeline.units import split
from pipeline.units.sentences import MOST_CHARACTERS, WORDS_FILE
from tests.strategies import edits_over, texts

SIGNS = [
    "Het",
    "de",
    "dhr.",
    "J.W.",
    "3",
    ".",
    "?",
    "…",
    "’",
    "‘",
    " ",
    "\n",
    "\f",
    "(",
    ")",
    "•",
    "-",
    "wijk.Het",
    "1.",
]
prose = st.one_of(
    texts,
    st.lists(st.sampled_from(SIGNS), max_size=40).map(" ".join),
    st.text(alphabet=".?!…’‘'\"()[ ]•-\n1aA", max_size=30),
)


@st.composite
def cleaned_texts(draw: st.DrawFn) -> Cleaned:
    raw = draw(prose)
    return Cleaned(raw, draw(edits_over(raw)))


@given(cleaned_texts())
def test_units_hold_every_character_once(cleaned: Cleaned) -> None:
    units = split(cleaned)
    held = "".join(unit.clean.of(cleaned.text) for unit in units)
    assert "".join(held.split()) == "".join(cleaned.text.split())
    assert all(one.clean.end <= other.clean.start for one, other in pairwise(units))


@given(cleaned_texts())
def test_units_do_not_share_raw_characters_and_none_is_empty(cleaned: Cleaned) -> None:
    units = split(cleaned)
    assert all(one.raw.end <= other.raw.start for one, other in pairwise(units))
    assert all(len(unit.raw) for unit in units) or len(units) == 1


@given(cleaned_texts())
def test_a_unit_leads_to_its_raw_characters_and_back(cleaned: Cleaned) -> None:
    for unit in split(cleaned):
        back = cleaned.offsets.to_clean(unit.raw)
        assert back.start <= unit.clean.start and unit.clean.end <= back.end


@given(cleaned_texts())
def test_units_are_trimmed_numbered_and_of_rising_passages(cleaned: Cleaned) -> None:
    units = split(cleaned)
    assert [unit.index for unit in units] == list(range(len(units)))
    passages = [unit.passage for unit in units]
    assert passages == sorted(passages)
    for unit in units:
        characters = unit.clean.of(cleaned.text)
        assert characters == characters.strip()
        assert unit.text == " ".join(characters.split()) != ""


def test_white_space_runs_are_one_space_in_the_text_only() -> None:
    (unit,) = split(Cleaned("Een  zin\tmet   gaten.", ()))
    assert unit.text == "Een zin met gaten."
    assert unit.raw == RawSpan(0, 21)


def test_a_removed_hyphen_is_within_the_raw_span() -> None:
    cleaned = Cleaned("Het buurt-\nhuis sloot. Niemand kwam.", (Edit(9, 11, "", "hyphen"),))
    first, second = split(cleaned)
    assert first.text == "Het buurthuis sloot."
    assert first.raw.of(cleaned.raw) == "Het buurt-\nhuis sloot."
    assert second.raw.of(cleaned.raw) == "Niemand kwam."


def test_an_edit_over_a_boundary_keeps_both_sides_one_unit() -> None:
    cleaned = Cleaned("Zij gaanWij blijven.", (Edit(5, 11, "aan. Wij", "repair"),))
    assert [unit.text for unit in split(cleaned)] == ["Zij gaan. Wij blijven."]


def _held(cleaned: Cleaned) -> str:
    return "".join("".join(unit.clean.of(cleaned.text).split()) for unit in split(cleaned))


def test_a_text_without_stops_is_cut_at_white_space() -> None:
    cleaned = Cleaned("zonder punt  en komma " * 3000, ())
    units = split(cleaned)
    assert len(units) == 4
    assert all(len(unit.clean) <= MOST_CHARACTERS for unit in units)
    assert {word for unit in units for word in unit.text.split()} == {"zonder", "punt", "en", "komma"}
    assert _held(cleaned) == "".join(cleaned.text.split())


def test_a_text_without_white_space_is_cut_at_the_bound() -> None:
    cleaned = Cleaned("Kop. " + "wijk" * 12_000 + " slot", (Edit(0, 1, "K", "same"),))
    units = split(cleaned)
    assert [len(unit.raw) for unit in units] == [4, MOST_CHARACTERS, MOST_CHARACTERS, 8005]
    assert [unit.raw.of(cleaned.raw)[:4] for unit in units] == ["Kop.", "wijk", "wijk", "wijk"]
    assert _held(cleaned) == "".join(cleaned.text.split())


PAPER = """Wie opent de deur?

De sleutel hing bij de conciërge, en die ging met pensioen. Daarna hing hij nergens meer.

Drie dingen zijn nodig:

• een sleutel
• een rooster
3. iemand met een jas

2.1 Wat het kost

Het rooster kost niets, de jas een tientje."""


def test_headings_items_and_paragraphs_have_their_form_and_passage() -> None:
    seen = [(unit.passage, unit.form) for unit in split(Cleaned(PAPER, ()))]
    assert seen == [
        (0, Form.HEADING),
        (1, Form.SENTENCE),
        (1, Form.SENTENCE),
        (2, Form.SENTENCE),
        (2, Form.ITEM),
        (2, Form.ITEM),
        (2, Form.ITEM),
        (3, Form.HEADING),
        (4, Form.SENTENCE),
    ]


@pytest.mark.parametrize(
    "line", ["# Een tuin voor allen", "**Een tuin voor allen**", "Artikel 4 Wie mag meedoen", "3.2 Een tuin voor allen"]
)
def test_a_line_that_says_it_is_a_heading_is_one(line: str) -> None:
    units = split(
        Cleaned(f"Zo begon het in de straat, met een schop en een emmer.\n\n{line}\n\nZo ging het verder.", ())
    )
    assert [unit.form for unit in units] == [Form.SENTENCE, Form.HEADING, Form.SENTENCE]


def test_the_half_of_a_broken_paragraph_is_no_heading() -> None:
    units = split(Cleaned("De tuin lag er verlaten bij\ntoen wij op maandag kwamen kijken wat er over was.", ()))
    assert Form.HEADING not in {unit.form for unit in units}


def test_the_reader_is_believed_on_headings_and_items() -> None:
    raw = "Wat nu? Een begin.\nbreng stoelen mee\nKom."
    blocks = [
        Block(RawSpan(0, 18), Role.HEADING),
        Block(RawSpan(19, 36), Role.ITEM),
        Block(RawSpan(0, 41), Role.ARTICLE),
    ]
    units = split(Cleaned(raw, ()), blocks)
    assert [(unit.text, unit.form) for unit in units] == [
        ("Wat nu? Een begin.", Form.HEADING),
        ("breng stoelen mee", Form.ITEM),
        ("Kom.", Form.SENTENCE),
    ]
    assert units[0].roles == {Role.HEADING, Role.ARTICLE}


def laid(raw: str, *lines: str) -> list[str]:
    """The units of a text of which the reader saw these lines to be headings, each by itself."""
    blocks = [Block(RawSpan(raw.index(line), raw.index(line) + len(line)), Role.HEADING) for line in lines]
    return [unit.text for unit in split(Cleaned(raw, ()), blocks) if Role.HEADING in unit.roles]


def test_a_title_over_several_lines_is_one_unit() -> None:
    raw = "Stoelen voor\n\nde hele buurt\n\nInleiding\n\nEr waren te weinig stoelen in het huis aan de Kade."
    assert laid(raw, "Stoelen voor", "de hele buurt", "Inleiding") == ["Stoelen voor de hele buurt", "Inleiding"]


def test_a_title_goes_on_with_a_capital_where_its_line_was_full() -> None:
    raw = "Monitor Stoelen\n\nKadebuurt 2012: wat\n\nstaat en wie zit\n\nEr waren te weinig stoelen in het huis."
    lines = ("Monitor Stoelen", "Kadebuurt 2012: wat", "staat en wie zit")
    assert laid(raw, *lines) == ["Monitor Stoelen Kadebuurt 2012: wat staat en wie zit"]


def test_headings_that_follow_each_other_stay_apart() -> None:
    raw = "Stoelen\n\n1 Inleiding\n\n1.1 de aanleiding\n\nEr waren te weinig stoelen."
    assert laid(raw, "Stoelen", "1 Inleiding", "1.1 de aanleiding") == ["Stoelen", "1 Inleiding", "1.1 de aanleiding"]


def test_lines_of_one_heading_of_the_reader_are_one_unit() -> None:
    raw = "Stoelen\nEen verslag\n\nEr waren te weinig stoelen."
    assert laid(raw, "Stoelen\nEen verslag") == ["Stoelen Een verslag"]


def test_a_page_end_parts_headings() -> None:
    assert laid("Stoelen voor\fde hele buurt\nWij gaan.", "Stoelen voor", "de hele buurt") == [
        "Stoelen voor",
        "de hele buurt",
    ]


@pytest.mark.parametrize("line", ["2. Waarom nu al stoelen?", "Vraag 3. Wie betaalt?", "8.15 uur"])
def test_a_numbered_question_or_an_hour_above_prose_is_a_heading(line: str) -> None:
    raw = f"Er waren te weinig stoelen in het huis aan de Kade.\n\n{line}\n\nDe vorige zijn op, en de bank is nat."
    assert [unit.form for unit in split(Cleaned(raw, ()))][1] is Form.HEADING


def test_numbered_questions_below_each_other_are_a_list() -> None:
    raw = "1. Waarom stoelen?\n2. Wie betaalt?\n3. Wie zit?\n\nDe vorige zijn op, en de bank is nat sinds de regen."
    assert [unit.form for unit in split(Cleaned(raw, ()))] == [Form.ITEM] * 3 + [Form.SENTENCE]


def test_a_role_counts_from_half_of_the_unit() -> None:
    units = split(Cleaned("abcd\nefgh", ()), [Block(RawSpan(2, 6), Role.NOTE)])
    assert [unit.roles for unit in units] == [{Role.NOTE}, frozenset()]


LISTS = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_are_sorted_trimmed_small_and_without_repeats(name: str) -> None:
    words = LISTS[name]
    assert words == sorted(set(words))
    assert all(word == word.strip().lower() and not word.endswith(".") for word in words)


def test_an_abbreviation_stands_in_one_list() -> None:
    kinds = [set(LISTS[name]) for name in ("never_end", "may_end", "rarely_end")]
    assert sum(map(len, kinds)) == len(set.union(*kinds))


INTERRUPTED = "De bank zonder rug\n\nFoto: Jo de Wit\n\nis weg. Zo gaat dat."
MOVED = Cleaned(
    INTERRUPTED,
    (Edit(18, 37, " ", "move"), Edit(57, 57, "\n\nFoto: Jo de Wit", "move", (Piece(2, 15, 20, 35),))),
)


def test_a_sentence_that_was_interrupted_is_one_unit_and_what_interrupted_it_another() -> None:
    units = split(MOVED)
    assert [unit.text for unit in units] == ["De bank zonder rug is weg.", "Zo gaat dat.", "Foto: Jo de Wit"]
    assert [unit.raw for unit in units] == [RawSpan(0, 44), RawSpan(45, 57), RawSpan(20, 35)]
    assert [unit.passage for unit in units] == [0, 0, 1]


def test_the_role_of_what_was_moved_is_its_own() -> None:
    units = split(MOVED, [Block(RawSpan(20, 35), Role.CAPTION), Block(RawSpan(0, 57), Role.ARTICLE)])
    assert [unit.roles for unit in units] == [{Role.ARTICLE}, {Role.ARTICLE}, {Role.ARTICLE, Role.CAPTION}]
