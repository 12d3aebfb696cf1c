"""A tiny corpus on disk, for tests of what runs over a whole corpus with the real stages."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from pipeline.corpus.documents import Entry, read_raw
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.settings import REPOSITORY, Settings
from pipeline.spans import RawSpan
from tests.corpus.build import add

TIME = datetime(2026, 3, 1, tzinfo=UTC)
TEXTS = {
    "Beleid": "Beleid\n\nDe gemeente wil het opbouwwerk versterken. De bewoners moeten meedoen in hun wijk.\n",
    "Praktijk": "In de praktijk verdween het opbouwwerk.\nDe buurt organiseert nu zelf een inloop.\n",
    "Lijst": "Wat wij doen:\n\n- samen koken\n- een maat-\njesproject\n\n12\n\nTot zover.\n",
}


def make_corpus(folder: Path, texts: Iterable[tuple[str, str]] = tuple(TEXTS.items())) -> Settings:
    """A corpus in `folder` with essays of these titles and texts, and the shipped codebook."""
    corpus = folder / "corpus"
    corpus.mkdir()
    shutil.copyfile(REPOSITORY / "corpus" / "codebook.toml", corpus / "codebook.toml")
    for title, text in texts:
        add(corpus, folder / "bronnen", text, f"{title.lower()}.txt", title=title)
    return Settings(corpus=corpus, workers=1)


def coding(entry: Entry, quote: str, labeller: str, verdict: Verdict = Verdict.ABSENT) -> Judgement:
    """A judgement on community work, of the first place where a document has `quote`."""
    start = read_raw(entry).index(quote)
    themes = (ThemeJudgement("community_work", verdict),)
    return Judgement(RawSpan(start, start + len(quote)), quote, labeller, TIME, themes=themes)


def ask(store: Path, question: str, *values: object) -> list[tuple[object, ...]]:
    """The rows that a question in SQL gives."""
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute(question, values).fetchall()


def dump(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """All tables of a store, but for the count of its writes and what tells it from one made anew.

    The indexes of words number what they index in the order in which it came; what they read is in `reading`.
    """
    named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'reading!_%' ESCAPE '!'"
    names = [str(row[0]) for row in ask(store, named)]
    tables = {name: sorted(ask(store, f'SELECT * FROM "{name}"'), key=repr) for name in names}  # noqa: S608
    tables["reading"] = sorted(row[1:] for row in tables["reading"])
    tables["fact"] = [row for row in tables["fact"] if row[0] not in ("revision", "born")]
    return tables
