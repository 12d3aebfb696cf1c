"""However many documents there are, only a few are held at a time, and none is lost."""

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codebook import load_codebook
from pipeline.corpus.documents import read_entry, slugs
from pipeline.errors import LanguageError
from pipeline.run.workers import FEW, Job, few_at_a_time, process_all
from tests.corpora import TIME, make_corpus


class _Office:
    """Takes jobs, and knows how many were handed in and not yet given back."""

    def __init__(self, late: set[int]) -> None:
        self.late = late
        self.held = self.most_held = 0
        self.open: list[tuple[int, Future[Any]]] = []

    def submit(self, job: Any) -> Future[Any]:
        self.held += 1
        self.most_held = max(self.most_held, self.held)
        future: Future[Any] = Future()
        if job in self.late:
            self.open.append((job, future))
        else:
            future.set_result(job)
        if len(self.open) == self.held:  # nothing else would end
            self._end_first()
        return future

    def given_back(self) -> None:
        self.held -= 1
        if self.open and len(self.open) == self.held:
            self._end_first()

    def _end_first(self) -> None:
        job, future = self.open.pop(0)
        future.set_result(job)


@given(st.integers(0, 30), st.integers(1, 7), st.sets(st.integers(0, 29)))
def test_every_job_comes_back_once_and_few_are_held(jobs: int, most: int, late: set[int]) -> None:
    office, done = _Office(late), []
    for job, future in few_at_a_time(office.submit, range(jobs), most):  # type: ignore[arg-type]
        assert future.result() == job
        done.append(job)
        office.given_back()
    assert sorted(done) == list(range(jobs))  # type: ignore[type-var]
    assert office.most_held <= most


def test_a_job_that_cannot_be_handed_in_is_an_error_of_its_own() -> None:
    def submit(job: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(OSError(f"no process for {job}"))
        return future

    for job, future in few_at_a_time(submit, range(3), 2):  # type: ignore[arg-type]
        with pytest.raises(OSError, match=f"no process for {job}"):
            future.result()


def test_a_language_pipeline_that_cannot_be_loaded_ends_the_run_with_its_own_error(tmp_path: Path) -> None:
    settings = make_corpus(tmp_path, [(f"Tekst {number}", f"Dit is tekst {number}.\n") for number in range(FEW + 1)])
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "meta.json").write_text('{"lang": "nl", "name": "x", "version": "1"}', encoding="utf-8")
    own = settings.model_copy(update={"language": str(broken), "workers": 2})
    jobs = [Job(read_entry(own.corpus, slug), TIME) for slug in slugs(own.corpus)]
    with pytest.raises(LanguageError, match="has no folder `vocab`"):
        list(process_all(jobs, own, load_codebook(own.codebook)))
