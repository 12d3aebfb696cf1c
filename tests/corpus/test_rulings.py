"""A ruling is written behind the others, which stay as they are, and is read back as it was given."""

import shutil
from pathlib import Path

import pytest

from pipeline.codebook import Labels, Mode, Stance
from pipeline.corpus.rulings import FILE, Ruling, add_ruling, read_rulings
from pipeline.errors import CodebookError
from pipeline.settings import REPOSITORY

BORDER = Ruling(
    says=Labels(nl='een "praatje" \\ is geen opbouwwerk', en="a chat is no community work"),
    themes=("community_work", "individual_casework"),
    stance=Stance.ABSENT,
    cues=("praatje*", "(koffie|thee) … buurt"),
    unless=("[?]",),
    settled="0123456789abcdef",
)
WITHOUT_WORDS = Ruling(says=Labels(nl="een voornemen is woord", en="an intention is word"), mode=Mode.RHETORIC)


def test_a_ruling_is_read_back_as_it_was_given(tmp_path: Path) -> None:
    add_ruling(tmp_path, BORDER)
    add_ruling(tmp_path, WITHOUT_WORDS)
    assert read_rulings(tmp_path / FILE) == (BORDER, WITHOUT_WORDS)


def test_what_stands_in_the_file_stays_to_the_character(tmp_path: Path) -> None:
    shutil.copyfile(REPOSITORY / "corpus" / FILE, tmp_path / FILE)
    before, rulings = (tmp_path / FILE).read_text(encoding="utf-8"), read_rulings(tmp_path / FILE)
    add_ruling(tmp_path, BORDER)
    assert (tmp_path / FILE).read_text(encoding="utf-8").startswith(f"{before.rstrip()}\n\n[[rulings]]\nsays.nl = ")
    assert read_rulings(tmp_path / FILE) == (*rulings, BORDER)


def test_a_ruling_is_written_as_the_others_are(tmp_path: Path) -> None:
    add_ruling(tmp_path, BORDER)
    assert (tmp_path / FILE).read_text(encoding="utf-8") == (
        "[[rulings]]\n"
        'says.nl = "een \\"praatje\\" \\\\ is geen opbouwwerk"\n'
        'says.en = "a chat is no community work"\n'
        'themes = ["community_work", "individual_casework"]\n'
        'stance = "absent"\n'
        'cues = [\n    "praatje*",\n    "(koffie|thee) … buurt",\n]\n'
        'unless = [\n    "[?]",\n]\n'
        'settled = "0123456789abcdef"\n'
    )


@pytest.mark.parametrize("broken", ["[[rulings", 'rulings = "none"', "[[rulings]]\nsays = 1", "rulings = []\n"])
def test_a_file_that_cannot_take_a_ruling_stays_as_it_is(tmp_path: Path, broken: str) -> None:
    (tmp_path / FILE).write_text(broken, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"rulings\.toml"):
        add_ruling(tmp_path, BORDER)
    assert (tmp_path / FILE).read_text(encoding="utf-8") == broken


def test_words_that_take_out_need_words_that_bring_in() -> None:
    with pytest.raises(ValueError, match="give these too"):
        Ruling(says=BORDER.says, mode=Mode.NONE, unless=("niet",))
