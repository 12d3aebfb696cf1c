"""What is carried away says what was counted, what was chosen, on whose word, and no more than its interval allows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.bootstrap import Interval
from pipeline.browse.contrast import Gap, SideTotal
from pipeline.browse.figures import Bases
from pipeline.browse.quotes import Order
from pipeline.codebook import SourceKind
from pipeline.selection import BY_MODE, BY_SOURCE, STRICTLY, Group, Pair, Selection, Side
from tests.views.answers import FOOTING, LABELS, LACK, SELECTION, WIDE, contrast
from views import parts, quoting, standing


def quoted(gap: Gap, pair: Pair = BY_MODE) -> str:
    answer = replace(contrast(gap), pair=pair)
    return quoting.paragraph(answer.contrasts[0], answer, LABELS)


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (WIDE, "vaker gezegd dat het er is of komt dan dat het wordt ervaren."),
        (Gap(-12.0, Interval(-22.0, -2.0, 2000), ()), "Er wordt dus vaker ervaren dat het er is"),
        (Gap(2.0, Interval(-3.0, 7.0, 2000), ()), "sluit nul in"),
        (LACK, "daad: 3 van de 10 zinnen"),
    ],
)
def test_the_sentence_to_quote_says_what_its_interval_allows(gap: Gap, said: str) -> None:
    text = quoted(gap)
    assert said in text
    assert "waarvan 2 fictieve voorbeelden" in text


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (BY_MODE, "Van de beloftes en plannen over opbouwwerk zegt 20% (20 van 100)"),
        (BY_SOURCE, "Van de zinnen over opbouwwerk in beleidsdocumenten zegt 20% (20 van 100)"),
        (STRICTLY, "Van de beloftes en plannen over opbouwwerk in beleidsdocumenten zegt 20% (20 van 100)"),
    ],
)
def test_the_sentence_to_quote_names_its_sides_and_gives_numbers_and_interval(pair: Pair, said: str) -> None:
    text = quoted(WIDE, pair)
    assert said in text
    assert "een verschil van 12,0 procentpunt (95%-interval 2,0 tot 22,0)" in text


@pytest.mark.parametrize(
    ("fictional", "said"), [(2, "8 documenten (waarvan 2 fictieve voorbeelden): "), (0, "8 documenten: ")]
)
def test_the_source_to_cite_names_fictional_documents_where_there_are_any(fictional: int, said: str) -> None:
    answer = contrast(WIDE)
    assert said in quoting.source(replace(answer, footing=replace(FOOTING, fictional_documents=fictional)))


def test_the_source_to_cite_says_what_was_chosen_and_on_whose_word_labels_stand() -> None:
    said = quoting.source(replace(contrast(WIDE), footing=replace(FOOTING, modes=Bases(codings=1, machine=3))))
    assert ": alleen beleid en praktijk, 2007–2014; " in said
    assert "96% eensluidende coderingen door een taalmodel, 3% regels van Wijkspiegel (rule:cues@0000abcd)" in said
    assert "over woord of daad: 25% eensluidende coderingen door een taalmodel, 75% Wijkspiegel zelf, 0% mensen" in said
    assert said.endswith("Woord en daad ingedeeld op zin.")


def test_the_source_to_cite_says_how_much_stands_on_each_side_and_out_of_how_much_that_is() -> None:
    answer = replace(contrast(WIDE), word=SideTotal(40, 3), deed=SideTotal(60, 5))
    assert "Woord: 40 zinnen in 3 documenten. Daad: 60 zinnen in 5 documenten. Uit " in quoting.source(answer)


@pytest.mark.parametrize(("second", "says"), [(Group(), False), (Group(origin=Side.WORD), True)])
def test_what_fits_both_groups_is_told_but_where_the_second_is_all_the_rest(second: Group, says: bool) -> None:
    answer = replace(contrast(WIDE), pair=Pair(Group(years=(2004, 2014)), second), both=12)
    assert ("In beide groepen passen 12 zinnen" in quoting.totals(answer)) is says


def test_a_picture_and_a_file_name_tell_what_was_chosen() -> None:
    assert "alleen beleid en praktijk, 2007–2014" in standing.short(FOOTING)
    assert standing.in_file_name(FOOTING) == ["beleid", "praktijk", "2007-2014", "met-fictieve-voorbeelden"]


def test_where_nothing_was_left_out_that_is_said_too() -> None:
    everything = Selection(("cw",))
    assert standing.selected(everything) == "alle soorten bronnen, alle jaren"
    assert standing.selected(replace(everything, fictional=False)).endswith("zonder fictieve voorbeelden")
    assert standing.in_file_name(replace(FOOTING, selection=everything, fictional_documents=0)) == []


def test_what_was_left_out_for_noise_is_said_wherever_figures_stand() -> None:
    quiet = replace(FOOTING, selection=replace(SELECTION, noise_at_most=0.2), noisy=12)
    assert standing.noise_left_out(FOOTING) is None
    assert standing.noise_left_out(quiet) == (
        "Weggelaten om ruis: 12 zinnen, waarin meer dan 20% van de woorden geen Nederlands is."
    )
    assert "zonder zinnen met meer dan 20% ruis" in standing.short(quiet)  # one line would not fit above a chart
    assert len(standing.short(quiet)) == len(standing.short(FOOTING)) + 1
    assert "zonder-ruis" in standing.in_file_name(quiet)
    assert any("12 zinnen" in line for line in parts.footing_lines(quiet))


def test_a_file_of_sentences_says_which_and_in_what_order_and_a_seed_only_where_chance_decides() -> None:
    two = Pair(Group(years=(2007, 2014)), Group())
    (line,) = quoting.told("opbouwwerk", "woord", BY_MODE, (Order.YEAR, 7))
    assert line == "Zinnen over opbouwwerk aan de kant van woord, volgorde: op jaar."
    assert "Startgetal van het toeval: 7." in quoting.told("opbouwwerk", "woord", BY_MODE, (Order.SAMPLE, 7))
    assert "2007–2014" in " ".join(quoting.told("opbouwwerk", "groep A", two, (Order.YEAR, 7)))


def test_where_nothing_was_judged_no_share_is_given() -> None:
    assert standing.judged(replace(FOOTING, themes=Bases())) == "Oordelen over thema's: nog geen."


@pytest.mark.parametrize(
    ("pair", "kinds", "said"),
    [
        (STRICTLY, (SourceKind.POLICY,), "De daad bestaat hier uit praktijkdocumenten"),
        (STRICTLY, None, "Onder daad valt binnen deze keuze geen enkele zin"),
        (BY_MODE, (SourceKind.POLICY,), "Onder daad valt binnen deze keuze geen enkele zin"),
    ],
)
def test_a_side_without_a_sentence_says_why(pair: Pair, kinds: tuple[SourceKind, ...] | None, said: str) -> None:
    footing = replace(FOOTING, selection=replace(SELECTION, source_kinds=kinds))
    (line,) = quoting.empty_sides(replace(contrast(LACK), pair=pair, deed=SideTotal(0, 0), footing=footing))
    assert line.startswith(said)
