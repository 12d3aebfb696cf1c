"""Quotes are the sentences that a figure counted, in an order that can be repeated."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.browse.contrast import word_and_deed
from pipeline.browse.quotes import Order, QuotePage, quotes, quotes_beside
from pipeline.codebook import Mode, Stance
from pipeline.effective import Basis
from pipeline.selection import PAIRS, Pair, Selection, Side
from pipeline.store.connection import writing
from tests.browse import small_store
from tests.browse.small_store import CO, CW


def places(page: QuotePage) -> list[tuple[str, int]]:
    """Document and number of each sentence, which its text says."""
    return [(quote.cited.slug, int(quote.sentence.text.split()[3])) for quote in page.quotes]


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("fictional", [True, False])
def test_there_are_as_many_quotes_as_the_figure_counts(
    store: Path, everything: Selection, pair: Pair, fictional: bool
) -> None:
    selection = replace(everything, fictional=fictional)
    for contrast in word_and_deed(store, selection, pair).contrasts:
        for side, figures in ((Side.WORD, contrast.word), (Side.DEED, contrast.deed)):
            page = quotes(store, selection, contrast.theme, side, pair=pair, limit=None)
            assert page.total == len(page.quotes) == figures.attention.count
            assert sum(quote.label.stance is Stance.PRESENT for quote in page.quotes) == figures.presence.count


def test_by_year_they_stand_as_the_documents_do(store: Path, everything: Selection) -> None:
    page = quotes(store, everything, CW, Side.DEED, limit=None)
    verslag = [("verslag", place) for place in range(4)]
    gesprek = [("gesprek", place) for place in range(1, 5)]
    assert places(page) == [("nota-b", 5), *gesprek, *verslag, *[("betoog", place) for place in range(3)]]


def test_a_page_is_a_part_of_all(store: Path, everything: Selection) -> None:
    for order in Order:
        whole = places(quotes(store, everything, CW, order=order, limit=None))
        pages = [quotes(store, everything, CW, order=order, limit=10, skip=skip) for skip in (0, 10, 20)]
        assert [place for page in pages for place in places(page)] == whole
        assert {page.total for page in pages} == {24}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_both_sides_together_are_what_each_is_alone(store: Path, everything: Selection, pair: Pair) -> None:
    for order in Order:
        beside = quotes_beside(store, everything, CW, pair, order=order, seed=3, limit=2, skip=1)
        alone = {
            side: quotes(store, everything, CW, side, pair=pair, order=order, seed=3, limit=2, skip=1) for side in Side
        }
        assert beside == alone
        assert any(page.quotes for page in beside.values())


def test_by_chance_the_seed_decides(store: Path, everything: Selection) -> None:
    def drawn(seed: int) -> list[tuple[str, int]]:
        return places(quotes(store, everything, CW, order=Order.SAMPLE, seed=seed, limit=8))

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_by_chance_sentences_keep_their_order_when_others_go(store: Path, everything: Selection) -> None:
    every = places(quotes(store, everything, CW, order=Order.SAMPLE, limit=None))
    real = places(quotes(store, replace(everything, fictional=False), CW, order=Order.SAMPLE, limit=None))
    assert real == [place for place in every if place[0] != "visie"]


def test_a_quote_carries_what_citing_it_takes(store: Path, everything: Selection) -> None:
    quote = quotes(store, everything, CW, Side.WORD, limit=1).quotes[0]
    assert (quote.cited.title, quote.cited.year, quote.cited.author) == ("Nota A", 2008, "Gemeente Proefstad")
    assert quote.cited.address == "https://proefstad.example/a"
    assert quote.sentence.text == "Opbouwwerk is zin 0 van nota-a."
    assert (quote.sentence.mode, quote.sentence.mode_basis) == (Mode.RHETORIC, Basis.PERSON)
    assert (quote.label.stance, quote.label.basis, quote.label.probability) == (Stance.PRESENT, Basis.PERSON, None)
    assert [quote.sentence.text[start:end] for start, end in quote.label.marks] == ["Opbouwwerk"]


def test_a_theme_without_sentences_has_no_quotes(store: Path, everything: Selection) -> None:
    page = quotes(store, everything, CO, Side.DEED)
    assert (page.quotes, page.total) == ((), 0)


def test_the_surest_come_first_and_those_without_a_probability_last_by_year(tmp_path: Path) -> None:
    path = small_store.fill(tmp_path / "store.sqlite")
    sure = {("verslag", 2): 0.7, ("gesprek", 3): 0.9, ("nota-b", 5): 0.2}
    with writing(path) as connection:
        for (slug, position), probability in sure.items():
            connection.execute(
                """UPDATE label SET probability = ? WHERE theme = ?
                   AND unit_id = (SELECT id FROM unit WHERE slug = ? AND position = ?)""",
                (probability, CW, slug, position),
            )
    page = quotes(path, Selection((CW,)), CW, Side.DEED, order=Order.SUREST, limit=None)
    by_year = places(quotes(path, Selection((CW,)), CW, Side.DEED, limit=None))
    first = [("gesprek", 3), ("verslag", 2), ("nota-b", 5)]
    assert places(page) == [*first, *(place for place in by_year if place not in first)]
