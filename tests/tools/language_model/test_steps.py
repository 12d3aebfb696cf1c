"""Which steps are done: those whose output is missing and all after them, and only those that there is material for."""

from pathlib import Path

from tools.language_model.__main__ import STEPS, Job, steps_to_do


def names(job: Job, first: str | None = None) -> list[str]:
    return [step.name for step in steps_to_do(job, first)]


def test_without_texts_and_programmes_only_the_treebanks_are_learned_from(tmp_path: Path) -> None:
    job = Job(tmp_path, tmp_path / "out", tmp_path / "work", 0)
    assert names(job) == ["corpora", "training", "ends", "lemmas", "package"]


def test_with_programmes_a_teacher_annotates_them_before_the_training(tmp_path: Path) -> None:
    job = Job(tmp_path, tmp_path / "out", tmp_path / "work", 0, programmes=tmp_path)
    assert names(job) == [step.name for step in STEPS]
    assert names(job, "silver") == names(job)  # what comes before it is missing too


def test_what_is_there_is_left_and_what_is_named_done_anew(tmp_path: Path) -> None:
    job = Job(tmp_path, tmp_path / "out", tmp_path / "work", 0, programmes=tmp_path)
    job.teacher.mkdir(parents=True)
    job.silver.parent.mkdir(parents=True)
    (job.work / "held_out.spacy").touch()
    assert names(job) == ["silver", "training", "ends", "lemmas", "package"]
    assert names(job, "teacher") == ["teacher", "silver", "training", "ends", "lemmas", "package"]
