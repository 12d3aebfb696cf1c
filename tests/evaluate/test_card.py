"""A model is held beside the cues and its own voices, and its card tells what was measured."""

import json
from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.evaluate import Evaluation, labellers_beside, load_evaluation, run_evaluation, write_card
from pipeline.evaluate.card import NOT_ASKED, card
from pipeline.language import LEMMA_TABLE
from pipeline.model.choice import read_manifest
from pipeline.settings import Settings
from tests.model.small_model import write_model

SENTENCES = {
    "een.txt": ("Zij doen opbouwwerk in de buurt.", "Het regent.", "Het keukentafelgesprek duurt een uur."),
    "twee.txt": ("Er is geen opbouwwerk meer.", "De bus reed om vier uur."),
}
GOLD = {0: {"community_work": "present"}, 1: {}, 2: {"individual_casework": "present"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two texts, their gold, and a model."""
    made = tmp_path_factory.mktemp("card")
    write_model(made / "model")
    lines = []
    for name, sentences in SENTENCES.items():
        text = " ".join(sentences)
        (made / name).write_text(text, encoding="utf-8")
        for number, sentence in enumerate(sentences):
            start = text.index(sentence)
            coded = {"start": start, "end": start + len(sentence), "mode": "practice", "themes": GOLD[number]}
            lines.append(json.dumps({"id": str(number), "doc": name, **coded}))
    (made / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def settings(folder: Path) -> Settings:
    return Settings(model=str(folder / "model"), language=LEMMA_TABLE)


@pytest.fixture(scope="module")
def evaluation(folder: Path, settings: Settings) -> Evaluation:
    return run_evaluation(folder / "gold.jsonl", folder, settings)


def test_the_model_gives_probabilities_that_can_be_believed_or_not(evaluation: Evaluation) -> None:
    assert evaluation.labeller.startswith("model:themes@")
    assert [one.question for one in evaluation.calibration] == [*evaluation.themes, "mode"]
    assert all(one.units == 5 for one in evaluation.calibration)


def test_cues_and_each_voice_alone_judge_the_same_sentences(
    evaluation: Evaluation, settings: Settings, folder: Path
) -> None:
    others = labellers_beside(evaluation, settings, folder / "gold.jsonl", folder)
    assert [(one.name, one.labeller.split("@")[0], one.documents) for one in others] == [
        ("cues", "rule:cues", 2),
        ("linear", "model:themes", 2),
    ]
    assert others[1].labeller != evaluation.labeller
    alone = run_evaluation(folder / "gold.jsonl", folder, settings.model_copy(update={"model": "none"}))
    cues = {one.name: one.value for one in others[0].scores}
    assert cues["theme.macro_f1"] == alone.parts[0].score("theme.macro_f1").value


def test_where_cues_are_all_there_is_nothing_stands_beside_them(evaluation: Evaluation, settings: Settings) -> None:
    assert labellers_beside(evaluation, settings.model_copy(update={"model": "none"})) == ()


def test_the_card_tells_scores_errors_and_what_the_model_is(
    evaluation: Evaluation, folder: Path, settings: Settings
) -> None:
    text_of = {name: " ".join(sentences) for name, sentences in SENTENCES.items()}.__getitem__
    write_card(evaluation, folder / "model", text_of, is_fictional=True)
    card = (folder / "model" / "card.md").read_text(encoding="utf-8")
    assert f"`{evaluation.labeller}`, version small 1" in card
    assert "5 running sentences of 2 documents, all written as examples" in card
    assert "$" not in card
    kept = load_evaluation(folder / "model" / "evaluation.json")
    assert (kept.parts, kept.outcomes) == (evaluation.parts, ())
    assert (folder / "model" / "reliability.svg").read_text(encoding="utf-8").startswith("<svg")
    write_card(evaluation, folder / "model", text_of, is_fictional=True)  # the model is still the one it was
    assert run_evaluation(folder / "gold.jsonl", folder, settings).labeller == evaluation.labeller


def test_the_card_tells_what_was_found_on_documents_held_out_where_that_was_measured(
    evaluation: Evaluation, folder: Path
) -> None:
    arguments = (evaluation, read_manifest(folder / "model"), 1_500_000, lambda _: " " * 200)
    assert NOT_ASKED in card(*arguments, held_out=None, is_fictional=True)
    told = card(*arguments, held_out=evaluation, is_fictional=False)
    assert "5 running sentences of 2 documents, in the corpus and outside it." in told
    assert "1.5 MB" in told
    assert "written as examples" not in told


def test_a_card_of_no_model_is_refused(evaluation: Evaluation, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        write_card(evaluation, tmp_path, str, is_fictional=True)
