"""The catalogue is complete in both languages, and holds exactly what the pages say."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.browse.completeness import Filling
from pipeline.browse.figures import Lacking
from pipeline.browse.overview import Question
from pipeline.browse.quotes import Order
from pipeline.browse.tables import CsvForm
from pipeline.browse.timeline import Grouping, Split
from pipeline.clean import RULES
from pipeline.codebook import Language, Mode, SourceKind, Stance, UnitKind, Voice
from pipeline.codebook import Reason as KindReason
from pipeline.corpus.people import Role
from pipeline.effective import Basis
from pipeline.evaluate.quality import Weakness
from pipeline.intake import Likeness
from pipeline.judgement import LabellerKind, Verdict, Why
from pipeline.masks import MaskKind
from pipeline.review import Fill
from pipeline.search import By
from pipeline.search.faults import Fault
from pipeline.selection import Side, Sides
from pipeline.settings import REPOSITORY
from pipeline.text import DateKind, OcrLack
from views import previewing, rows, strings
from views.choices import Counting, Look, Measure, Part, Scope
from views.explaining import Chapter
from views.sources import Way

FILES = [REPOSITORY / "app.py", *sorted((REPOSITORY / "views").rglob("*.py"))]
CLOSED_SETS = {
    "adding.way_": Way,
    "adding.look_": previewing.Look,
    "adding.alike_": Likeness,
    "adding.dated_": DateKind,
    "adding.ocr_": OcrLack,
    "source.": SourceKind,
    "kind.": UnitKind,
    "reason.": KindReason,
    "mode.": Mode,
    "stance.": Stance,
    "verdict.": Verdict,
    "voice.": Voice,
    "basis.": Basis,
    "labeller.": LabellerKind,
    "question.": Question,
    "review.why_": Why,
    "ways.": Fill,
    "identity.role_": Role,
    "chart.file_": CsvForm,
    "contrast.sides_": Sides,
    "contrast.quotable_": Sides,
    "contrast.empty_": Side,
    "contrast.explain_": Sides,
    "contrast.order_": Order,
    "contrast.group_": Side,
    "contrast.part_": Look,
    "contrast.scope_": Scope,
    "contrast.lack_": Lacking,
    "contrast.": Side,
    "timeline.": Grouping,
    "corpus.filling_": Filling,
    "corpus.alike_": Likeness,
    "mask.": MaskKind,
    "method.chapter_": Chapter,
    "method.weak_": Weakness,
    "method.shown_": Stance,
    "method.means_stance_": Stance,
    "method.means_mode_": Mode,
    "method.means_voice_": Voice,
    "method.means_kind_": UnitKind,
    "timeline.over_": Split,
    "timeline.axis_frequency_": Counting,
    "timeline.axis_dispersion_": Counting,
    "timeline.chart_frequency_": Counting,
    "timeline.chart_dispersion_": Counting,
    "timeline.alt_": Part,
    "searching.by_": By,
    "searching.fault_": Fault,
    "searching.measure_": Measure,
    "searching.counts_": Measure,
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def marks_around(text: str) -> list[tuple[str, bool, bool, bool]]:
    """Each value, and whether it stands in code, in the words of a link or in its address."""
    return sorted(
        (
            value[1],
            text[: value.start()].count("`") % 2 == 1,
            re.search(r"\[[^\]]*$", text[: value.start()]) is not None,
            re.search(r"\]\([^)\s]*$", text[: value.start()]) is not None,
        )
        for value in re.finditer(r"\{(\w+)[^}]*\}", text)
    )


def keys_in(path: Path) -> Iterator[str]:
    """Strings in the code that look like keys; of an f-string its literal start, with `*` for the rest."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
            yield f"{node.values[0].value}*"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_string_is_there_in_both_languages_with_the_same_values() -> None:
    assert len(strings.catalogue()) > 100
    for key, labels in strings.catalogue().items():
        assert placeholders(labels.nl) == placeholders(labels.en), key


def test_a_value_stands_in_the_same_marks_in_both_languages_so_that_what_is_harmless_in_one_is_in_the_other() -> None:
    for key, labels in strings.catalogue().items():
        assert marks_around(labels.nl) == marks_around(labels.en), key


@pytest.mark.parametrize("prefix", CLOSED_SETS)
def test_every_value_of_a_closed_set_has_a_string(prefix: str) -> None:
    for value in CLOSED_SETS[prefix]:
        assert f"{prefix}{value.value}" in strings.catalogue()


def test_no_string_stands_in_the_catalogue_that_nobody_says() -> None:
    said = {key for path in FILES for key in keys_in(path)}
    starts = tuple(key[:-1] for key in said if key.endswith("*") and "." in key)
    unsaid = [key for key in strings.catalogue() if key not in said and not key.startswith(starts)]
    assert unsaid == []


def test_a_list_of_which_nothing_is_chosen_speaks_the_reader_s_language() -> None:
    calls = [node for path in FILES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    lists = [one for one in calls if isinstance(one, ast.Call) and ast.unparse(one.func).endswith(".multiselect")]
    assert lists
    for one in lists:
        assert "placeholder" in {keyword.arg for keyword in one.keywords}, ast.unparse(one)


def test_a_call_of_say_names_a_string_that_is_there() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    assert key.value in strings.catalogue(), f"{path.name}: {key.value}"


@pytest.mark.parametrize(
    ("language", "value", "decimals", "written"),
    [
        (Language.DUTCH, 8872, 0, "8.872"),
        (Language.DUTCH, 1234.56, 1, "1.234,6"),
        (Language.ENGLISH, 8872, 0, "8,872"),
        (Language.ENGLISH, 0.5, 2, "0.50"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    language: Language, value: float, decimals: int, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strings, "language", lambda: language)
    assert strings.number(value, decimals) == written


def test_no_fraction_is_a_dash_and_not_zero() -> None:
    assert strings.percent(None) == "–"
    assert strings.percent(0.0) == "0,0%"
    assert strings.percent(0.0345) == "3,5%"


def test_a_few_out_of_very_many_do_not_read_as_none() -> None:
    assert strings.percent(2 / 8872) == "< 0,1%"
    assert strings.percent(1 / 8872, 0) == "< 1%"


def test_a_half_is_rounded_away_from_zero_as_in_excel() -> None:
    assert [strings.number(value, 1) for value in (0.25, 2.65, -0.25, 0.05)] == ["0,3", "2,7", "-0,3", "0,1"]
    assert strings.percent(0.145, 0) == "15%"  # in binary just below a half


def test_what_is_rounded_to_nought_has_no_sign() -> None:
    assert [strings.number(value, 2) for value in (-0.004, -0.0, -0.005)] == ["0,00", "0,00", "-0,01"]
    assert strings.percent(-0.0004) == "0,0%"


@pytest.mark.parametrize(("how_many", "said"), [(0, "0 zinnen"), (1, "1 zin"), (8872, "8.872 zinnen")])
def test_one_is_not_said_as_many(how_many: int, said: str) -> None:
    assert strings.amount("sentences", how_many) == said


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_the_cleaning_is_named_in_words(rule: str) -> None:
    assert f"rule.{rule}" in strings.catalogue()
    assert rows.rule_name(rule) != rule


def test_rules_that_made_an_edit_together_are_both_named_and_an_unknown_one_as_it_is() -> None:
    both = f"{rows.rule_name('part_pages')} + {rows.rule_name('squeeze_spaces')}"
    assert rows.rule_name("part_pages+squeeze_spaces") == both
    assert rows.rule_name("a_rule_of_old") == "a_rule_of_old"
