"""How long a reviewer waits, over a store with many judgements; and the floor under what they write.

`python -m benchmarks.reviewing FOLDER [--judgements N]` makes a corpus of so many verdicts by eight people in FOLDER,
times the next sentence of each queue, the writing of verdicts and the reading of the log, and lets eight people write
at once while the store is made anew and all are killed twice.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import large
from benchmarks.reviewers import Team, rebuilding
from pipeline import review
from pipeline.codebook import load_codebook
from pipeline.corpus.judgement_lines import REVIEWS
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.records import from_record, to_record
from pipeline.review import Fill, Way
from pipeline.review.history import read_log
from pipeline.run import update
from pipeline.settings import Review, Settings, load_settings
from pipeline.spans import RawSpan
from pipeline.store.answers import save_answers
from pipeline.store.connection import reading, writing

PEOPLE = tuple(f"lezer-{letter}" for letter in "abcdefgh")
TIMES = 20
VERDICTS, KILLS = 200, 2
"""What the floor asks of each person, and how often all of them are killed."""
BEGUN = datetime(2025, 1, 1, tzinfo=UTC)


def fill(settings: Settings, judgements: int) -> None:
    """Let people judge so many units of a store, each the next in order; as far as the queue asks, and on disk."""
    codebook = load_codebook(settings.codebook)
    folder = settings.corpus / REVIEWS
    folder.mkdir()
    with reading(settings.store) as connection:
        units = connection.execute(
            "SELECT id, slug, raw_start, raw_end, text FROM unit ORDER BY slug, position LIMIT ?", (judgements,)
        ).fetchall()
    files = {name: (folder / f"{name}.jsonl").open("w", encoding="utf-8") for name in PEOPLE}
    with writing(settings.store) as connection:
        for place, unit in enumerate(units):
            name = PEOPLE[place % len(PEOPLE)]
            span, themes = RawSpan(unit["raw_start"], unit["raw_end"]), codebook.theme_ids
            given = Judgement(
                *(span, unit["text"], f"person:{name}", BEGUN + timedelta(seconds=place)),
                themes=tuple(ThemeJudgement(theme, Verdict.NO) for theme in themes),
            )
            line = json.dumps(to_record(unit["slug"], given), ensure_ascii=False)
            files[name].write(f"{line}\n")
            row = (given.id, unit["id"], unit["slug"], given.labeller, "person", given.time.isoformat(), 1, line)
            connection.execute("INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        by_people = "SELECT unit_id FROM judgement WHERE labeller_kind = 'person'"
        connection.execute(f"UPDATE unit SET audited = 1 WHERE id IN ({by_people})")  # noqa: S608 - a constant goes in
        _answer(connection, [unit["id"] for unit in units])
    for file in files.values():
        file.close()


def _answer(connection: sqlite3.Connection, units: Sequence[str]) -> None:
    """Bring what was answered of units up to date with all judgements of them."""
    for unit in units:
        rows = connection.execute("SELECT record FROM judgement WHERE unit_id = ?", (unit,))
        save_answers(connection, {unit: [from_record(json.loads(row["record"]))[1] for row in rows]})


def waits(settings: Settings) -> dict[str, list[float]]:
    """Seconds that a reviewer waits for the next sentence of each queue, for a verdict to be safe, and for the log."""
    codebook = load_codebook(settings.codebook)
    with reading(settings.store) as connection:
        slug = str(connection.execute("SELECT slug FROM unit WHERE NOT audited LIMIT 1").fetchone()["slug"])
    about = {Fill.THEME: codebook.theme_ids[0], Fill.DOCUMENT: slug}
    ways = [Way(one, about.get(one)) for one in Fill]
    found = {f"next, {way.fill}": [_timed(_next(settings, way)) for _ in range(TIMES)] for way in ways}
    found["a verdict"] = [_timed(_verdict(settings, place)) for place in range(TIMES)]
    read = partial(read_log, settings.corpus)
    return {**found, "the log, first": [_timed(read)], "the log, again": [_timed(read) for _ in range(TIMES)]}


def _next(settings: Settings, way: Way) -> Callable[[], object]:
    codebook = load_codebook(settings.codebook)
    return lambda: review.queue(settings, codebook, PEOPLE[0], way)


def _verdict(settings: Settings, place: int) -> Callable[[], object]:
    codebook, reviewer = load_codebook(settings.codebook), PEOPLE[place % len(PEOPLE)]
    item = review.queue(settings, codebook, reviewer, Way(Fill.DOUBT)).next
    assert item is not None
    themes = dict.fromkeys(codebook.theme_ids, Verdict.NO)
    return lambda: review.record(settings, codebook, reviewer, item.unit_id, themes=themes, mode=None, asked=item.asked)


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def floor(settings: Settings) -> str:
    """Let people write at once while the store is made anew and all are killed; says what came of it."""
    everything = settings.model_copy(update={"review": Review(doubtful=1, positives=1, negatives=1)})
    with tempfile.TemporaryDirectory() as folder:
        team = Team(everything, Way(Fill.CHANCE), Path(folder), PEOPLE, VERDICTS)
        with rebuilding(settings, Path(folder)):
            for kill in range(1, KILLS + 1):
                team.start()
                team.kill_after(len(PEOPLE) * VERDICTS * kill // (KILLS + 1))
            team.start()
            team.finish()
        told = {name: (Path(folder) / name).read_text(encoding="utf-8").split() for name in PEOPLE}
    lines = {
        name: [json.loads(line) for line in (settings.corpus / REVIEWS / f"{name}.jsonl").open(encoding="utf-8")]
        for name in PEOPLE
    }
    lost = sum(len(set(told[name]) - {line["id"] for line in lines[name]}) for name in PEOPLE)
    twice = sum(len(lines[name]) - len({(line["doc"], line["start"]) for line in lines[name]}) for name in PEOPLE)
    return f"{sum(map(len, told.values()))} acknowledged, {lost} lost, {twice} twice"


def main() -> None:
    """Measure, as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reviewing", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--judgements", type=int, default=100_000)
    asked = parser.parse_args()
    shipped = load_settings()
    many = large.make(shipped, asked.folder.resolve() / "many", asked.judgements * 2)
    if not (many.corpus / REVIEWS).exists():
        fill(many, asked.judgements)
    for name, seconds in waits(many).items():
        print(f"{name}: median {1000 * median(seconds):.0f} ms, slowest {1000 * max(seconds):.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(shipped.corpus, Path(folder) / "corpus", ignore=shutil.ignore_patterns("reviews"))
        own = shipped.model_copy(update={"corpus": Path(folder) / "corpus", "workers": 1})
        update(own)
        print(floor(own))


if __name__ == "__main__":
    main()
