"""One in six of all kinds of damage and harm, both ways into a corpus; `python -m tests.fuzz` tries thousands."""

from collections.abc import Iterator

import pytest

from tests.fuzz.case import Case, World
from tests.fuzz.cases import case, kinds, originals
from tests.fuzz.names import STEMS
from tests.fuzz.trial import ADDED, Workbench, offered, workbench

SEED = 8
NOWHERE = World("/geheim.txt", "http://127.0.0.1:9/")


@pytest.fixture(scope="module")
def bench() -> Iterator[Workbench]:
    with workbench() as made:
        yield made


@pytest.mark.parametrize("number", range(0, len(kinds()), 6))
def test_what_is_damaged_is_added_or_refused_in_one_line(bench: Workbench, number: int) -> None:
    trial = offered(case(SEED, number, bench.world), bench)
    assert trial.faults == ()
    assert not trial.unforeseen, (trial.page, trial.command)


def test_no_name_leads_out_of_the_corpus(bench: Workbench) -> None:
    trials = [offered(Case(f"{stem}.txt", f"De wijk en de buurt: {stem!a}.".encode(), "name"), bench) for stem in STEMS]
    assert [(trial.name, trial.faults) for trial in trials if trial.faults] == []
    assert [trial.name for trial in trials if trial.page != ADDED and "no ending" not in trial.page] == []


@pytest.mark.parametrize("ending", (".txt", ".md", ".html", ".pdf", ".docx"))
def test_a_whole_file_comes_in(bench: Workbench, ending: str) -> None:
    trial = offered(Case(f"heel{ending}", originals(ending)[-1], "none"), bench)
    assert (trial.page, trial.faults) == (ADDED, ())
    assert trial.command == ADDED or "already" in trial.command


def test_a_case_is_the_same_for_the_same_seed() -> None:
    numbers = range(0, len(kinds()), 7)
    assert [case(3, number, NOWHERE) for number in numbers] == [case(3, number, NOWHERE) for number in numbers]
    assert case(3, 0, NOWHERE) != case(4, 0, NOWHERE)
