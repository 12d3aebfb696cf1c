"""What README and CONTRIBUTING tell people to write is accepted, and what they name is there."""

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.cli import app
from pipeline.codebook import load_codebook
from pipeline.settings import REPOSITORY, Settings

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
TOML = re.compile(r"```toml\n(.*?)```", re.DOTALL)
COMMANDS = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
ROOMS = re.compile(r"`((?:pipeline|views|tests|corpus|docs|models)/[\w/.-]*|app\.py|pyproject\.toml)`")


def test_the_settings_of_the_readme_are_all_settings_with_their_defaults() -> None:
    block = TOML.findall(README)[0]
    assert set(re.findall(r"^(?:# )?(\w+) =", block, re.MULTILINE)) == set(Settings.model_fields)
    shown = Settings.model_validate(tomllib.loads(block))
    assert shown.model_copy(update={"corpus": REPOSITORY / shown.corpus}) == Settings()


def test_the_theme_of_the_guide_is_taken_as_it_stands(tmp_path: Path) -> None:
    shipped = (REPOSITORY / "corpus" / "codebook.toml").read_text(encoding="utf-8")
    codebook = tmp_path / "codebook.toml"
    codebook.write_text(f"{shipped}\n{TOML.findall(CONTRIBUTING)[0]}", encoding="utf-8")
    assert load_codebook(codebook).theme_ids[-1] == "informal_care"


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_command_that_is_named_exists(text: str) -> None:
    lines = text.replace("| `", "\n")
    named = set(re.findall(r"^\s*`?(?:\.venv\\Scripts\\)?wijkspiegel ([a-z]+)", lines, re.MULTILINE))
    assert named
    assert named <= COMMANDS


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_room_that_is_named_exists(text: str) -> None:
    rooms = {room for room in ROOMS.findall(text) if "<" not in room}
    assert rooms
    assert [room for room in sorted(rooms) if not (REPOSITORY / room).exists()] == []


def test_every_picture_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    assert all((REPOSITORY / picture).is_file() for picture in pictures)


def test_the_menu_names_every_command_of_make() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)[0].split())
    described = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))
    assert described <= phony
    assert set(re.findall(r"`make ([a-z]+)`", README + CONTRIBUTING)) <= described
