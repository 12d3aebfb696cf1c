"""Documents into the store and out of it. Each function works in the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from pipeline.judgement import Judgement
from pipeline.messages import from_text, to_text
from pipeline.search.words import lines_of
from pipeline.spans import RawSpan, to_rows
from pipeline.store.label_rows import iso
from pipeline.store.labels import derive, save_labels, save_machine
from pipeline.store.likeness import save_sketch
from pipeline.store.numbering import save_words
from pipeline.store.processed import About, Prints, Processed
from pipeline.text import unit_id

_INSERT = "INSERT INTO document (slug, {names}) VALUES (:slug, :{marks})"


def save_document(
    connection: sqlite3.Connection,
    slug: str,
    about: About,
    processed: Processed,
    *,
    time: datetime,
    said: Iterable[Judgement] = (),
    moved: Mapping[str, RawSpan] = MappingProxyType({}),
    ledger: Mapping[str, object] | None = None,
    prints: Prints | None = None,
) -> tuple[Judgement, ...]:
    """Write a document with its units, judgements and labels, in place of what the store had of it.

    Args:
        connection: A connection that writes, see `pipeline.store.connection.writing`.
        slug: Its name in the corpus.
        about: Its metadata.
        processed: What the pipeline made of it.
        time: When it was processed.
        said: Codings and reviews of it.
        moved: Where those of them stand that were given of an earlier version, see `pipeline.store.labels.save_labels`.
        ledger: What was read, cut, skipped and refused.
        prints: What all this was made of; without them the next run does the document again.

    Returns:
        Those of `said` that code no unit.
    """
    remove_document(connection, slug)
    known = prints or Prints()
    raw_sha256, seen = processed.document.raw_sha256, processed.seen
    values = {"raw_sha256": raw_sha256, **_about(about), **_document_values(seen, ledger or {}, known)}
    values["processed_at"] = iso(time)
    connection.execute(_INSERT.format(names=", ".join(values), marks=", :".join(values)), {"slug": slug, **values})
    ids = [unit_id(raw_sha256, unit.raw) for unit in processed.units]
    _insert_units(connection, slug, about, ids, seen)
    _insert_readings(connection, slug, ids, seen)
    if processed.sketch is not None:
        save_sketch(connection, slug, processed.sketch)
    save_machine(connection, slug, dict(zip(ids, seen.judgements, strict=True)))
    return save_labels(connection, slug, said, known.labels, moved)


def save_metadata(connection: sqlite3.Connection, slug: str, about: About, meta_print: str) -> None:
    """Bring the metadata of a document up to date, and the kind of source of its units with them."""
    values = {**_about(about), "meta_print": meta_print}
    set_to = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(
        f"UPDATE document SET {set_to} WHERE slug = :slug",  # noqa: S608 - our own names go in
        {"slug": slug, **values},
    )
    derive(connection, slug)


def save_ledger(connection: sqlite3.Connection, slug: str, ledger: Mapping[str, object]) -> None:
    """Write the ledger of a document that is in the store."""
    connection.execute("UPDATE document SET ledger = ? WHERE slug = ?", (_json(ledger), slug))


def remove_document(connection: sqlite3.Connection, slug: str) -> None:
    """Take a document out with all that hangs on it; nothing happens when it is not there."""
    connection.execute("DELETE FROM document WHERE slug = ?", (slug,))


def save_refusals(connection: sqlite3.Connection, refusals: Mapping[str, str]) -> None:
    """Write which documents and files could not be taken in, by slug or file, and why; what was there goes."""
    connection.execute("DELETE FROM refusal")
    rows = ((slug, to_text(message)) for slug, message in refusals.items())
    connection.executemany("INSERT INTO refusal VALUES (?, ?)", rows)


def save_facts(connection: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    """Write facts about the whole store, such as the labeller; those that are not named stay as they are."""
    connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts.items())


def read_prints(connection: sqlite3.Connection, only: Collection[str] | None = None) -> dict[str, Prints]:
    """The fingerprints of documents in the store, by slug: of those that `only` names, or of all."""
    rows = _documents(connection, "text_print, meta_print, label_print", only)
    return {row["slug"]: Prints(json.loads(row["text_print"]), row["meta_print"], row["label_print"]) for row in rows}


def read_ledgers(connection: sqlite3.Connection, only: Collection[str] | None = None) -> dict[str, dict[str, object]]:
    """The ledgers of documents in the store, by slug: of those that `only` names, or of all."""
    return {row["slug"]: json.loads(row["ledger"]) for row in _documents(connection, "ledger", only)}


def read_ledger(connection: sqlite3.Connection, slug: str) -> dict[str, object]:
    """The ledger of one document that is in the store."""
    ledger: dict[str, object] = json.loads(
        connection.execute("SELECT ledger FROM document WHERE slug = ?", (slug,)).fetchone()["ledger"]
    )
    return ledger


def read_copies(connection: sqlite3.Connection, of: str, sha256: str) -> list[str]:
    """The documents that were read from a file, or have a raw text, with this checksum.

    Args:
        connection: A connection that reads.
        of: `source` or `raw`.
        sha256: The checksum.
    """
    question = {
        "source": "SELECT slug FROM document WHERE source_sha256 = ? ORDER BY slug",
        "raw": "SELECT slug FROM document WHERE raw_sha256 = ? ORDER BY slug",
    }[of]
    return [slug for (slug,) in connection.execute(question, (sha256,))]


def read_slugs(connection: sqlite3.Connection) -> set[str]:
    """The names of all documents in the store."""
    (names,) = connection.execute("SELECT json_group_array(slug) FROM document").fetchone()  # a row each takes longer
    return set(json.loads(names))


def read_names(connection: sqlite3.Connection, slugs: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Title and year of documents that are in the store, by slug."""
    question = "SELECT title, year FROM document WHERE slug = ?"
    return {slug: tuple(connection.execute(question, (slug,)).fetchone()) for slug in slugs}


def read_refusals(connection: sqlite3.Connection) -> dict[str, str]:
    """What could not be taken in, and why, by slug or file."""
    return {
        row["slug"]: from_text(row["message"])
        for row in connection.execute("SELECT slug, message FROM refusal ORDER BY slug")
    }


def read_facts(connection: sqlite3.Connection) -> dict[str, str]:
    """All facts about the whole store."""
    return {row["name"]: row["value"] for row in connection.execute("SELECT name, value FROM fact ORDER BY name")}


def _documents(connection: sqlite3.Connection, columns: str, only: Collection[str] | None) -> sqlite3.Cursor:
    """Some columns of documents in order of slug; only names of ours go into the question."""
    question = f"SELECT slug, {columns} FROM document"  # noqa: S608
    if only is None:
        return connection.execute(f"{question} ORDER BY slug")
    named = "WHERE slug IN (SELECT value FROM json_each(?)) ORDER BY slug"
    return connection.execute(f"{question} {named}", (json.dumps(sorted(only)),))


def _document_values(processed: Processed, ledger: Mapping[str, object], prints: Prints) -> dict[str, object]:
    """Columns of `document` that hold what was read and made of it."""
    document = processed.document
    return {
        "source_name": document.name,
        "source_sha256": document.source_sha256,
        "reader": document.reader,
        "raw": document.raw,
        "edits": _json(to_rows(processed.cleaned.edits)),
        "page_starts": _json(list(document.page_starts)),
        "masked": _json([[mask.span.start, mask.span.end, mask.kind] for mask in processed.masks]),
        "ledger": _json(ledger),
        "text_print": _json(prints.text),
        "meta_print": prints.metadata,
        "label_print": prints.labels,
    }


def _about(about: About) -> dict[str, object]:
    """Columns of `document` that hold what people say of it."""
    return {
        "title": about.title,
        "author": about.author,
        "year": about.year,
        "date": about.date.isoformat() if about.date else None,
        "source_kind": about.source_kind,
        "outlet": about.outlet,
        "address": about.address,
        "licence": about.licence,
        "fictional": int(about.fictional),
        "year_uncertain": int(about.year_uncertain),
        "year_from": about.year_from,
        "copy_of": about.copy_of,
    }


def _insert_units(
    connection: sqlite3.Connection, slug: str, about: About, ids: Sequence[str], processed: Processed
) -> None:
    """Write the units with what labels do not touch; those are derived by `save_labels` afterwards."""
    units = zip(ids, processed.units, processed.noise, processed.comments, strict=True)
    connection.executemany(
        """INSERT INTO unit (id, slug, position, raw_start, raw_end, clean_start, clean_end, text, passage, form,
           source_kind, noise, comment, kind, kind_basis, voice, voice_basis, mode, mode_basis, audited, found, codings)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', 0, '', '')""",
        [
            (
                *(id_, slug, unit.index, unit.raw.start, unit.raw.end, unit.clean.start, unit.clean.end),
                *(unit.text, unit.passage, unit.form, about.source_kind, noise, comment),
            )
            for id_, unit, noise, comment in units
        ],
    )


def _insert_readings(connection: sqlite3.Connection, slug: str, ids: Sequence[str], processed: Processed) -> None:
    """Write what searches look through."""
    lines = processed.lines or [lines_of(unit.text) for unit in processed.units]
    save_words(connection, slug, lines)
    connection.executemany(
        "INSERT INTO reading (unit_id, form) VALUES (?, ?)",
        [(id_, line.form) for id_, line in zip(ids, lines, strict=True)],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=dict)
