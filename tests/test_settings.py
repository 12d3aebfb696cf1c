"""Settings are taken as written, and what is wrong with them is one line that says what to write."""

from pathlib import Path

import pytest

from pipeline.clean import RULES
from pipeline.errors import SettingsError
from pipeline.settings import FILE_NAME, Settings, load_settings


def _settings(folder: Path, text: str) -> Settings:
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return load_settings(folder=folder)


def test_without_a_file_the_shipped_corpus_and_all_rules_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WIJKSPIEGEL_CORPUS", raising=False)
    assert load_settings(folder=tmp_path) == Settings()
    assert Settings().rules_off == ()


def test_every_rule_can_be_turned_off_by_its_name(tmp_path: Path) -> None:
    names = ", ".join(f'"{name}"' for name in RULES)
    assert _settings(tmp_path, f"rules_off = [{names}]\n").rules_off == tuple(RULES)


def test_a_model_is_named_as_seen_from_the_settings_file(tmp_path: Path) -> None:
    assert _settings(tmp_path, 'model = "modellen/nieuw"\n').model == str(tmp_path.resolve() / "modellen" / "nieuw")
    assert _settings(tmp_path, 'model = "none"\n').model == "none"
    assert _settings(tmp_path, "").model is None


def test_a_rule_that_there_is_not_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        _settings(tmp_path, 'rules_off = ["squeeze_spaces", "mend_everything"]\n')
    where = tmp_path / FILE_NAME
    line = f"{where}: rules_off: no such cleaning rule: mend_everything; use some of {', '.join(RULES)}"
    assert str(refused.value) == line


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rules_off = [", "cannot be read"),
        ('rules = ["squeeze_spaces"]', "rules: Extra inputs are not permitted"),
        ("workers = -1", "workers: Input should be greater than or equal to 0"),
    ],
)
def test_a_faulty_file_is_one_line(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(SettingsError, match=fault) as refused:
        _settings(tmp_path, text)
    assert "\n" not in str(refused.value)
