"""What tests change in a tiny corpus, and what they ask of the store that a run makes of it."""

import json
import shutil
from pathlib import Path

from pipeline.corpus.documents import read_entry
from pipeline.records import to_record
from pipeline.run import update
from pipeline.settings import Settings
from tests.corpora import TIME, ask, coding, dump

BELEID, LIJST, PRAKTIJK = "2016-beleid", "2016-lijst", "2016-praktijk"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def about(settings: Settings, slug: str) -> Path:
    return settings.corpus / "texts" / slug / "document.toml"


def write_codings(settings: Settings, slug: str, *lines: str) -> Path:
    path = settings.corpus / "judgements" / f"{slug}.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
    return path


def coding_line(settings: Settings, slug: str, words: str, labeller: str, **fields: object) -> str:
    record = to_record(slug, coding(read_entry(settings.corpus, slug), words, labeller))
    record.pop("id")
    return json.dumps({**record, **fields})


def labels(settings: Settings, slug: str) -> list[tuple[object, ...]]:
    """Theme, stance and basis of each label of a document."""
    return ask(settings.store, "SELECT theme, stance, basis FROM label WHERE slug = ?", slug)


def made_anew(settings: Settings, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the store of this corpus is when it is made from nothing."""
    corpus = folder / "anew"
    shutil.copytree(settings.corpus, corpus, ignore=shutil.ignore_patterns(".store"))
    fresh = settings.model_copy(update={"corpus": corpus})
    update(fresh, time=TIME)
    text = json.dumps(dump(fresh.store), default=str)
    return json.loads(text.replace(str(corpus), str(settings.corpus)))


def as_json(tables: object) -> object:
    return json.loads(json.dumps(tables, default=str))
