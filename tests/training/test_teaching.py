"""Teaching, on a tiny network of chance: it learns, its steps are kept, and what is shipped says what was taught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.model.passages import Line, Passage, Window, windows
from pipeline.training.course import Course, plan_course, read_answers, start, taught, teach_fold, teach_whole
from pipeline.training.export import export, fidelity
from pipeline.training.finetuning import Recipe, answers, batches, rarity, teach
from pipeline.training.labelled import Labelled, Source
from pipeline.training.lessons import Truth
from pipeline.training.rounding import narrowed

if TYPE_CHECKING:
    from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="torch is not installed: run `make train-test` to test teaching")
pytest.importorskip("transformers", reason="transformers is not installed: run `make train-test` to test teaching")
pytest.importorskip("onnxscript", reason="onnxscript is not installed: run `make train-test` to test teaching")

THEMES = ("community_work",)
WORDS = ("buurt", "kookt", "samen", "loket", "sluit", "vroeg", "straat", "bank")
QUICK = Recipe(epochs=1)
LONG = Recipe(epochs=50, batch=2, rate=5e-3, head_rate=2e-2, frozen=0)


def documents() -> list[Labelled]:
    """Sentences are about community work when somebody cooks in them."""
    return [_document(f"doc-{at}", Source.GIVEN if at % 2 else Source.WRITTEN, at) for at in range(8)]


def _document(name: str, source: Source, seed: int) -> Labelled:
    chance = np.random.default_rng(seed)
    texts = [" ".join(chance.permutation(WORDS)[:4]) for _ in range(9)]
    there = np.array([["kookt" in text] for text in texts], np.float64)
    modes = np.tile([1.0, 0.0, 0.0], (len(texts), 1))
    passage = Passage(tuple(Line(text) for text in texts), "samen straat")
    return Labelled(name, source, passage, Truth(there, there, modes, np.ones(len(texts), bool)))


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny BERT of chance and a tokenizer of whole words."""
    from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: PLC0415 - of the extra `train`
    from transformers import BertConfig, BertModel  # noqa: PLC0415 - as above

    folder = tmp_path_factory.mktemp("encoder")
    pieces = ("<s>", "<pad>", "</s>", "<unk>", *WORDS)
    tokenizer = Tokenizer(models.WordLevel({piece: at for at, piece in enumerate(pieces)}, unk_token=pieces[3]))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    shape = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    config = BertConfig(vocab_size=len(pieces), max_position_embeddings=256, type_vocab_size=1, pad_token_id=1, **shape)
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


@pytest.fixture
def course(encoder: Path, tmp_path: Path) -> Course:
    return plan_course(documents(), THEMES, str(encoder), count=2, work=tmp_path, recipe=QUICK)


def _silent(done: int, total: int, label: str) -> None:
    """Progress that nobody watches."""


def _right(course: Course, of: Sequence[Labelled]) -> float:
    found = read_answers(course)
    return float(np.mean([(found[one.name].themes > 0) == (one.truth.themes > 0) for one in of]))


def test_a_network_judges_documents_that_it_has_not_seen(course: Course) -> None:
    longer = replace(course, recipe=LONG)
    for fold in course.folds:
        teach_fold(longer, fold, _silent)
    assert _right(longer, course.documents) > 0.9


def test_a_fold_that_is_there_is_not_taught_again(course: Course) -> None:
    teach_fold(course, 0, _silent)
    before = course.answers_of(0).read_bytes()

    def refuse(done: int, total: int, label: str) -> None:
        raise AssertionError("it is taught again")

    teach_fold(course, 0, refuse)
    assert course.answers_of(0).read_bytes() == before


def test_teaching_is_the_same_each_time(course: Course) -> None:
    found = []
    for _ in range(2):
        judge, tokenizer = start(course)
        teach(judge, tokenizer, course.documents[:3], Recipe(epochs=1), _silent)
        found.append(answers(judge, tokenizer, course.documents[4], passes=2).themes)
    assert np.array_equal(*found)


def test_answers_ask_for_all_folds(course: Course) -> None:
    teach_fold(course, 1, _silent)
    with pytest.raises(ModelError, match=r"fold-0\.jsonl: is not there yet"):
        read_answers(course)


def test_other_labels_are_another_course(course: Course, encoder: Path, tmp_path: Path) -> None:
    other = plan_course(documents()[:6], THEMES, str(encoder), count=2, work=tmp_path, recipe=QUICK)
    assert other.folder != course.folder


def test_more_folds_than_clusters_are_refused(encoder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="fewer folds"):
        plan_course(documents()[:1], THEMES, str(encoder), count=2, work=tmp_path, recipe=QUICK)


def test_given_documents_are_read_twice_an_epoch(course: Course) -> None:
    _, tokenizer = start(course)
    read = batches(course.documents, tokenizer, QUICK, np.random.default_rng(0))
    lines = sum(one.window.end - one.window.begin for batch in read for one in batch)
    assert lines == sum(len(one.passage.lines) * (2 if one.source is Source.GIVEN else 1) for one in course.documents)


def test_rare_themes_weigh_more() -> None:
    few, many = documents()[0], documents()[0]
    few.truth.themes[:] = 0
    few.truth.themes[0] = 1
    many.truth.themes[:] = 1
    many.truth.themes[0] = 0
    assert rarity([few])[0] > 1 > rarity([many])[0]


def test_lines_are_pooled_alike_in_a_batch_and_alone(course: Course) -> None:
    judge, tokenizer = start(course)
    read = _windows(course, tokenizer)
    with torch.no_grad():
        together = judge.eval().vectors(read)
        alone = torch.cat([judge.vectors([window]) for window in read])
    assert torch.allclose(together, alone, atol=1e-5)


def _windows(course: Course, tokenizer: Tokenizer) -> list[Window]:
    return [window for one in course.documents[:3] for window in windows(one.passage, tokenizer, longest=30)]


def test_what_is_shipped_says_what_was_taught(course: Course, tmp_path: Path) -> None:
    teach_whole(course, _silent)
    judge, tokenizer = taught(course)
    export(judge, tokenizer, THEMES, tmp_path / "model")
    found = fidelity(judge, tmp_path / "model", [one.passage for one in course.documents])
    assert found.cosine > 0.99
    assert found.worst_cosine > 0.98
    assert found.difference < 0.03


def test_rows_are_rounded_by_their_own_scale() -> None:
    matrix = np.array([[1000.0, -500.0], [0.001, 0.0005], [0.0, 0.0]], np.float32)
    numbers, scales = narrowed(matrix)
    assert numbers.dtype == np.int8
    assert np.allclose(numbers * scales, matrix, rtol=0.01)


def test_of_excerpts_without_a_theme_some_are_left_out_of_an_epoch_and_of_the_others_none(course: Course) -> None:
    _, tokenizer = start(course)
    told = _document("told", Source.EXCERPTS, 1)
    barren = replace(told, truth=replace(told.truth, themes=np.zeros_like(told.truth.themes)))
    asked = [told, *[barren] * 1000]
    read = batches(asked, tokenizer, replace(QUICK, barren=0.3), np.random.default_rng(0))
    lines = sum(one.window.end - one.window.begin for batch in read for one in batch) / len(told.passage.lines)
    assert 200 < lines < 400
    left = batches(asked, tokenizer, replace(QUICK, barren=0), np.random.default_rng(0))
    assert {sample.truth.themes.any() for batch in left for sample in batch} == {True}
