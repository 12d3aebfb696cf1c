"""People and their roles stand in a file that people write too: what it says holds, what it cannot mean is refused."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.corpus.people import FILE_NAME, Role, give_role, people, person
from pipeline.errors import CorpusError


def test_without_a_file_everybody_reviews(tmp_path: Path) -> None:
    anna = person(tmp_path, "Anna de Vries")
    assert (anna.id, anna.labeller, anna.name) == ("anna-de-vries", "person:anna-de-vries", "Anna de Vries")
    assert anna.may(Role.REVIEWER)
    assert not anna.may(Role.ADJUDICATOR)
    assert people(tmp_path) == {}


def test_a_role_that_is_given_holds_under_each_way_to_write_the_name(tmp_path: Path) -> None:
    given = give_role(tmp_path, "Anna de Vries", Role.ADJUDICATOR)
    assert person(tmp_path, "anna-de-vries") == person(tmp_path, "ANNA DE VRIES") == given
    assert people(tmp_path) == {given.id: given}


def test_giving_a_role_keeps_what_people_wrote(tmp_path: Path) -> None:
    written = '# wie hier mag\nothers = "reader"\n\n[people.bert]\nname = "Bert"\nrole = "reviewer"\n'
    (tmp_path / FILE_NAME).write_text(written, encoding="utf-8")
    give_role(tmp_path, "Cor", Role.ADJUDICATOR)
    assert (tmp_path / FILE_NAME).read_text(encoding="utf-8").startswith(written)
    assert not person(tmp_path, "Dirk").may(Role.REVIEWER)
    assert person(tmp_path, "Bert").role is Role.REVIEWER
    assert person(tmp_path, "Cor").may(Role.ADJUDICATOR)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("people = 1", "people"),
        ("[people.anna]\nname = 'Anna'\nrole = 'boss'", "role"),
        ("[people.'Anna V']\nname = 'Anna'\nrole = 'reader'", "anna-v"),
        ("[people", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_with_its_place(tmp_path: Path, text: str, part: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=part):
        person(tmp_path, "Anna")


def test_roles_given_at_once_are_all_there(tmp_path: Path) -> None:
    names = [f"Lezer {letter}" for letter in "abcdefgh"]
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(lambda name: give_role(tmp_path, name, Role.REVIEWER), names))
    assert {one.name for one in people(tmp_path).values()} == set(names)
