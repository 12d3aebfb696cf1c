"""What benchmarks count and keep; how long anything takes is no matter of tests."""

from io import StringIO
from pathlib import Path

import pytest
import spacy
from rich.console import Console
from spacy.training import Example

from benchmarks import judging, language, report
from benchmarks.folder import Done, Folder, measure_folder
from benchmarks.sample import paragraphs
from benchmarks.timing import YARDSTICK, Case, Result, measure
from pipeline.language import choose
from pipeline.settings import Settings
from tests.corpora import make_corpus
from tests.model.small_model import write_model


def test_a_case_is_warmed_up_and_measured_five_times_with_its_preparation() -> None:
    done: list[str] = []
    case = Case("x", lambda: done.append("work"), 3, "words", prepare=lambda: done.append("prepare"))
    result = measure(case)
    assert done == ["prepare", "work"] * 6
    assert (result.name, result.amount, result.unit) == ("x", 3, "words")
    assert result.fastest <= result.seconds <= result.slowest


def test_what_was_not_measured_this_time_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "latest.json"
    old = [Result("a", 2.0, 1.0, 3.0, 10, "words"), Result("b", 2.0, 1.0, 3.0, 10, "pages")]
    assert report.load(path) == {}
    report.save(path, old, {})
    new = Result("a", 1.0, 1.0, 1.0, 10, "words")
    report.save(path, [new], report.load(path))
    assert report.load(path) == {"a": new, "b": old[1]}


def test_costs_are_given_in_times_the_yardstick_and_changes_a_unit() -> None:
    yardstick, judge = Result(YARDSTICK, 1.0, 1, 1, 1000, "words"), Result("judge", 4.0, 4, 4, 1000, "words")
    paper = StringIO()
    shown = report.table([yardstick, judge], {"judge": Result("judge", 4.0, 4, 4, 2000, "words")})
    Console(file=paper, width=140).print(shown)
    (row,) = (line for line in paper.getvalue().splitlines() if "judge" in line)
    assert [cell.strip() for cell in row.split("│")[1:-1]] == [
        "judge",
        "4.0000",
        "4.0000–4.0000",
        "250 words",
        "4.0",
        "+100%",
    ]


def test_a_case_may_be_given_in_times_another_than_the_yardstick() -> None:
    yardstick = Result(YARDSTICK, 1.0, 1, 1, 1000, "words")
    plain = Result("cleaning: a text, plain", 2.0, 2, 2, 1000, "words")
    full = Result("cleaning: a text", 3.0, 3, 3, 1000, "words", beside=plain.name)
    paper = StringIO()
    Console(file=paper, width=140).print(report.table([yardstick, plain, full], {}))
    assert "1.5 × plain" in paper.getvalue()


def test_every_file_of_a_folder_is_cleaned_and_a_failure_is_told(tmp_path: Path) -> None:
    (tmp_path / "in" / "er").mkdir(parents=True)
    (tmp_path / "in" / "goed.txt").write_text("De bewoners zetten een in-\nloop op in de wijk.\n", encoding="utf-8")
    (tmp_path / "in" / "er" / "leeg.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "in" / "klank.mp3").write_bytes(b"ID3")
    *files, whole = measure_folder(tmp_path / "in")
    assert isinstance(whole, Folder)
    assert {file.name for file in files if isinstance(file, Done)} == {"goed.txt", "leeg.txt"}
    good, empty = whole.files
    assert (good.words, good.edits > 0, good.failure) == (10, True, None)
    assert "holds no text" in (empty.failure or "")
    assert good.memory_mb > 1
    assert whole.result().amount == 10
    assert "failed: leeg.txt: " in whole.told()


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no documents in"):
        list(measure_folder(tmp_path))


@pytest.fixture
def small_corpus(tmp_path: Path) -> Settings:
    return make_corpus(tmp_path).model_copy(update={"language": str(_pipeline(tmp_path / "own"))})


def _pipeline(folder: Path) -> Path:
    nlp = spacy.blank("nl")
    seen = Example.from_dict(nlp.make_doc("De buurt."), {"sent_starts": [1, 0, 0]})
    nlp.add_pipe("senter").initialize(lambda: [seen])
    nlp.to_disk(folder)
    return folder


def test_language_pipelines_are_measured_on_the_same_words_beside_the_tokeniser(small_corpus: Settings) -> None:
    tokenise, *pipelines = list(language.cases(small_corpus))
    assert tokenise.name == language.TOKENISED
    own = choose(small_corpus.language).name
    assert [case.name for case in pipelines[1:]] == [f"language: {own}", f"language: {own} + senter"]
    assert pipelines[0].name.startswith("language: lemma table")
    assert {(case.amount, case.beside) for case in pipelines} == {(tokenise.amount, language.TOKENISED)}


def test_the_lemma_table_is_measured_once(small_corpus: Settings) -> None:
    assert list(language.pipelines("lemma-table")) == list(language.pipelines("tokens")) == [("lemma-table", ())]


def test_a_pipeline_that_forgets_what_it_parted_parts_it_alike(small_corpus: Settings) -> None:
    nlp = spacy.blank("nl")
    words = [token.text for token in nlp("Zo'n bijv. 's avonds.")]
    language.forget(nlp)
    assert [token.text for token in nlp("Zo'n bijv. 's avonds.")] == words


def test_what_is_measured_are_whole_paragraphs_of_clean_text_until_there_are_enough(small_corpus: Settings) -> None:
    every = paragraphs(small_corpus, 1_000_000)
    assert "- een maatjesproject" in " ".join(every)
    assert all(paragraph.strip() and "\n\n" not in paragraph for paragraph in every)
    some = paragraphs(small_corpus, 1)
    assert some == every[: len(some)]
    assert 0 < len(some) < len(every)


def test_the_whole_annotation_stands_beside_tokeniser_and_pipeline_with_and_without_a_model(
    small_corpus: Settings, tmp_path: Path
) -> None:
    write_model(tmp_path / "model")
    names = {}
    for model in ("none", str(tmp_path / "model")):
        tokenise, pipeline, *annotations = judging.cases(small_corpus.model_copy(update={"model": model}))
        assert {(one.beside, one.also) for one in annotations} == {(tokenise.name, pipeline.name)}
        assert {one.amount for one in annotations} == {tokenise.amount}
        names[model] = [one.name for one in annotations]
        for one in annotations:
            one.work()
    assert len(names["none"]) == 1
    assert names[str(tmp_path / "model")] == [*names["none"], "judging: the whole annotation, with the model"]


def test_a_cost_may_be_told_beside_two_cases() -> None:
    tokenise, pipeline = Result("judging: tokenise", 1.0, 1, 1, 1000, "words"), Result("x", 4.0, 4, 4, 1000, "words")
    whole = Result("whole", 8.0, 8, 8, 1000, "words", beside=tokenise.name, also=pipeline.name)
    paper = StringIO()
    Console(file=paper, width=160).print(report.table([tokenise, pipeline, whole], {}))
    assert "8.0 × judging: tokenise; 2.0 × x" in paper.getvalue()
