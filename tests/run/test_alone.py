"""One run at a time, and others see that it goes on."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.locks import lock_file
from pipeline.run.alone import alone, under_way
from pipeline.settings import Settings


def test_a_run_is_under_way_from_its_beginning_to_its_end(tmp_path: Path) -> None:
    settings = Settings(corpus=tmp_path)
    seen = [under_way(settings)]
    with alone(settings):
        seen.append(under_way(settings))
    assert [*seen, under_way(settings)] == [False, True, False]


def test_a_second_run_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    settings = Settings(corpus=tmp_path)
    with alone(settings):
        with pytest.raises(StoreError, match="another run"), alone(settings):
            pass
        assert under_way(settings)


def test_who_only_looks_stands_in_no_ones_way(tmp_path: Path) -> None:
    settings = Settings(corpus=tmp_path)
    with alone(settings):
        pass
    assert not under_way(settings)
    with alone(settings):
        assert under_way(settings)


def test_a_run_that_meets_who_only_looks_begins_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(corpus=tmp_path)
    with ExitStack() as glance:
        glance.enter_context(lock_file(settings.store.with_name("run.lock")))
        monkeypatch.setattr("pipeline.run.alone.time.sleep", lambda _: glance.close())
        with alone(settings):
            assert under_way(settings)
