"""Stores as earlier versions of the product left them: what each version brought is taken out again, the last first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_UNDO = {
    14: """
        DROP TABLE words; DROP TABLE line; DROP TRIGGER reading_comes; DROP TRIGGER reading_goes;
        ALTER TABLE reading ADD COLUMN lemma TEXT NOT NULL DEFAULT '';
        ALTER TABLE reading ADD COLUMN part TEXT NOT NULL DEFAULT '';
        ALTER TABLE reading ADD COLUMN tail TEXT NOT NULL DEFAULT '';
        CREATE VIRTUAL TABLE reading_words USING fts5(
            form, lemma, part, tail, content='reading', content_rowid='number', tokenize="ascii tokenchars '-'"
        );
        CREATE TRIGGER reading_comes AFTER INSERT ON reading BEGIN SELECT 1; END;
        CREATE TRIGGER reading_goes AFTER DELETE ON reading BEGIN SELECT 1; END;
    """,
    13: """
        DROP TRIGGER answer_changes; DROP TRIGGER answer_goes; DROP INDEX unit_by_answer; DROP INDEX unit_by_place;
        ALTER TABLE answer RENAME TO answer_once;
        CREATE TABLE answer (unit_id TEXT NOT NULL PRIMARY KEY, said TEXT, people_differ INTEGER);
        INSERT INTO answer SELECT id, said, people_differ FROM unit JOIN answer_once ON answer = number;
        ALTER TABLE unit DROP COLUMN answer;
        DROP TABLE answer_once;
    """,
    12: """
        ALTER TABLE answer RENAME TO answer_of_all;
        CREATE TABLE answer (
            unit_id TEXT, labeller TEXT, labeller_kind TEXT, kind TEXT, voice TEXT, mode TEXT, themes TEXT, blind INT
        );
        INSERT INTO answer SELECT unit_id, json_extract(value, '$[0]'),
            iif(json_extract(value, '$[0]') LIKE 'person:%', 'person', ''),
            json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'),
            json_extract(value, '$[5]'), json_extract(value, '$[1]')
        FROM answer_of_all, json_each(said);
        DROP TABLE answer_of_all;
    """,
    11: """
        DROP TABLE likeness; DROP INDEX document_by_raw; DROP INDEX document_by_source; DROP INDEX document_by_about;
        ALTER TABLE document DROP COLUMN masked; ALTER TABLE document DROP COLUMN copy_of;
        ALTER TABLE document DROP COLUMN year_from; ALTER TABLE document DROP COLUMN year_uncertain;
        CREATE INDEX document_by_about ON document (slug, year, source_kind, fictional, outlet);
    """,
    10: "DROP INDEX document_by_state; ALTER TABLE document DROP COLUMN state;",
    9: "DROP VIEW machine_units_alike; DROP VIEW machine_labels_alike; DROP VIEW machine_unit;",
    8: """
        DROP TABLE doubt; DROP INDEX unit_by_doubt; DROP INDEX unit_by_draw; DROP INDEX unit_by_correction;
        DROP INDEX judgement_by_person; ALTER TABLE unit DROP COLUMN doubt; ALTER TABLE unit DROP COLUMN corrected_by;
        CREATE INDEX unit_by_review ON unit (found, codings, audited, id, kind);
    """,
    7: "DROP TABLE answer;",
    6: """
        DROP INDEX judgement_by_chance; DROP INDEX unit_by_machine_kind; DROP VIEW IF EXISTS machine_labels_alike;
        DROP VIEW IF EXISTS machine_units_alike; DROP VIEW units_alike; DROP VIEW IF EXISTS machine_unit;
        DROP TABLE machine_label_tally; DROP TABLE machine_tally; DROP TABLE machine_label;
        ALTER TABLE unit DROP COLUMN machine_kind; ALTER TABLE unit DROP COLUMN machine_reason;
        ALTER TABLE unit DROP COLUMN machine_voice; ALTER TABLE unit DROP COLUMN machine_mode;
        ALTER TABLE unit DROP COLUMN machine_source_kind; ALTER TABLE unit DROP COLUMN audited_at;
        ALTER TABLE tally DROP COLUMN audited_at;
    """,
    5: """
        DROP VIEW IF EXISTS units_alike; DROP VIEW labels_alike; DROP TABLE tally; DROP TABLE label_tally;
        DROP INDEX document_by_about;
    """,
    4: "DROP TABLE reading_words; DROP TABLE reading_trigrams; DROP TABLE reading;",
    3: """
        ALTER TABLE unit DROP COLUMN noise; ALTER TABLE unit DROP COLUMN comment; ALTER TABLE unit DROP COLUMN reason;
    """,
}
"""By the version that brought it."""


def take_back(path: Path, version: int) -> None:
    """Give a store the form that it had in a version from 2 to 5; what units, judgements and documents say stays."""
    undone = "".join(_UNDO[brought] for brought in sorted(_UNDO, reverse=True) if brought > version)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"{undone} PRAGMA user_version = {version};")
