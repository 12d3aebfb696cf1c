"""A corpus with one document, judged by the machine and by two people, in a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.codebook import Codebook
from pipeline.judgement import Verdict
from pipeline.settings import Settings
from tests.exchange import made
from tests.store.build import verdict

SPOKEN = datetime(2026, 2, 3, 10, 30, tzinfo=UTC)


@pytest.fixture
def corpus(tmp_path: Path) -> tuple[Settings, Codebook]:
    """Anna says that the loss is one, with a note; Bert is in doubt, and settled the promise with a reason."""
    settings, codebook = made.corpus(tmp_path)
    wijk = made.processed(made.TEXT.encode())
    loss, promise = made.span_of(wijk, made.LOSS), made.span_of(wijk, made.PROMISE)
    anna = verdict(loss, made.LOSS, "person:anna", time=SPOKEN, **{made.THEME: Verdict.ABSENT})
    bert = verdict(loss, made.LOSS, "person:bert", time=SPOKEN, **{made.THEME: Verdict.UNSURE})
    settled = verdict(promise, made.PROMISE, "person:bert", time=SPOKEN, **{made.THEME: Verdict.NO})
    said = (
        replace(anna, note="Het is er juist niet meer \U0001f61e."),
        replace(bert, themes=bert.themes[-1:], kind=None, voice=None, mode=None),
        replace(settled, settles=True, note="Een voornemen is nog geen opbouwwerk."),
    )
    made.save(settings, wijk, said)
    return settings, codebook
