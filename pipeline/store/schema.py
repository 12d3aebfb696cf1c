"""The form of the store.

The store is an index over the corpus. `document`, `unit` and `judgement` say what was read and judged; the labels
that charts count (see `pipeline.effective.effective_label`) stand ready in `unit` and `label`. All of it follows from
the corpus, so a store of another version is not brought to this one: it is emptied, and the next run fills it.
"""

VERSION = 16
"""Raised whenever the form changes, or what stands in it means something else."""

_DOCUMENTS = """
    CREATE TABLE document (
        slug           TEXT PRIMARY KEY,
        title          TEXT NOT NULL,
        author         TEXT,                -- NULL: unknown
        year           INTEGER NOT NULL,
        year_uncertain INTEGER NOT NULL,    -- 1: it is not certain that the text is of that year
        year_from      TEXT,                -- such as the words of the file that tell it; NULL: nobody wrote that down
        date           TEXT,                -- ISO 8601; NULL: only the year is known
        source_kind    TEXT NOT NULL,       -- policy, research, essay, interview, practice
        outlet         TEXT,
        address        TEXT,
        licence        TEXT,
        fictional      INTEGER NOT NULL,    -- 1: written as an example
        copy_of        TEXT,                -- the slug of that of which it is a copy, reprint or version; NULL: of none
        source_name    TEXT NOT NULL,       -- the file in corpus/texts/<slug>/
        source_sha256  TEXT NOT NULL,
        raw_sha256     TEXT NOT NULL,
        reader         TEXT NOT NULL,
        raw            TEXT NOT NULL,
        masked         TEXT NOT NULL,       -- what of raw is hidden from readers, JSON: [[start, end, kind], …]
        edits          TEXT NOT NULL,       -- JSON: [[start, end, new, rule], …] over raw
        page_starts    TEXT NOT NULL,       -- JSON: [offset in raw, …]
        ledger         TEXT NOT NULL,       -- JSON: see pipeline.run.ledger
        text_print     TEXT NOT NULL,       -- JSON: what the units and the machine's judgements depend on, by name
        meta_print     TEXT NOT NULL,       -- fingerprint of document.toml
        label_print    TEXT NOT NULL,       -- fingerprint of codings and reviews
        processed_at   TEXT NOT NULL,       -- ISO 8601, UTC
        state          TEXT NOT NULL DEFAULT '' -- checksum of what counts of it, see pipeline.store.state
    ) STRICT;
    CREATE INDEX document_by_state ON document (slug, state);
    CREATE INDEX document_by_raw ON document (raw_sha256);
    CREATE INDEX document_by_source ON document (source_sha256);
    -- All that selections ask of a document, so that nobody turns its text over for it.
    CREATE INDEX document_by_about
        ON document (slug, year, source_kind, fictional, outlet, year_uncertain, copy_of);

    CREATE TABLE refusal (                 -- what could not be taken in, one row a document or file
        slug    TEXT PRIMARY KEY,
        message TEXT NOT NULL
    ) STRICT;

    CREATE TABLE fact (                    -- born, revision (raised in each write), codebook, labeller, language
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
    INSERT INTO fact VALUES ('revision', '0');
    INSERT INTO fact VALUES ('born', lower(hex(randomblob(8))));

    -- By which documents that are alike are found: texts that share a bucket of a band are candidates. The columns
    -- stand in the order of the key: SQLite 3.40 takes them for damaged otherwise.
    CREATE TABLE likeness (
        band   INTEGER NOT NULL,
        bucket BLOB NOT NULL,
        slug   TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
        PRIMARY KEY (band, bucket, slug)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX likeness_by_slug ON likeness (slug);
"""

_UNITS = """
    CREATE TABLE unit (
        id               TEXT PRIMARY KEY, -- pipeline.text.unit_id
        slug             TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
        position         INTEGER NOT NULL, -- place in the document, from 0
        raw_start        INTEGER NOT NULL,
        raw_end          INTEGER NOT NULL,
        clean_start      INTEGER NOT NULL,
        clean_end        INTEGER NOT NULL,
        text             TEXT NOT NULL,
        passage          INTEGER NOT NULL,
        form             TEXT NOT NULL,    -- sentence, heading, item
        comment          INTEGER,          -- number of the reader's comment that it is part of, from 1; NULL: of none
        noise            REAL,             -- share of its words that are not Dutch; NULL: it has no words
        -- Labels that count, and whose word they are.
        kind             TEXT NOT NULL,
        kind_basis       TEXT NOT NULL,
        reason           TEXT,             -- why the machine takes it for no running text; NULL: not so, or others do
        voice            TEXT NOT NULL,
        voice_basis      TEXT NOT NULL,
        mode             TEXT NOT NULL,
        mode_basis       TEXT NOT NULL,
        mode_probability REAL,             -- of the machine; NULL for rules
        source_kind      TEXT NOT NULL,    -- the document's; practice for a commenter
        -- What the machine alone says, whatever codings and people say, see pipeline.store.machine.
        found               TEXT NOT NULL, -- JSON: [theme, …] in order of the alphabet
        machine_kind        TEXT NOT NULL DEFAULT '',
        machine_reason      TEXT,
        machine_voice       TEXT NOT NULL DEFAULT '',
        machine_mode        TEXT NOT NULL DEFAULT '',
        machine_source_kind TEXT NOT NULL DEFAULT '',
        -- What people and codings did with it.
        audited          INTEGER NOT NULL, -- 1: a person's vote on something of it stands
        audited_at       TEXT,             -- when a person last judged something of it, ISO 8601, UTC; NULL: nobody did
        codings          TEXT NOT NULL,    -- pipeline.judgement.Codings: none, alike, differ
        corrected_by     TEXT,             -- the only person who judged it, otherwise than the machine; NULL: nobody
        doubt            REAL,             -- the highest of its doubts; NULL: it has none
        answer           INTEGER REFERENCES answer, -- NULL: nobody answered anything of it
        UNIQUE (slug, position)
    ) STRICT;
    CREATE INDEX unit_by_kind ON unit (kind, slug);
    CREATE INDEX unit_by_machine_kind ON unit (machine_kind, slug);
    CREATE INDEX unit_by_doubt ON unit (doubt DESC, id, audited, kind) WHERE doubt IS NOT NULL;
    CREATE INDEX unit_by_draw ON unit (audited, id, kind, doubt, found);
    CREATE INDEX unit_by_correction ON unit (id, corrected_by, kind) WHERE corrected_by IS NOT NULL;
    CREATE INDEX unit_by_answer ON unit (answer);
    -- All that agreement and searches ask of units stands in it, so that nobody turns their texts over for it.
    CREATE INDEX unit_by_place ON unit (slug, position, answer, kind, source_kind, voice, mode, noise, id);
    CREATE VIEW machine_unit AS            -- of the form of unit
    SELECT id, slug, position, raw_start, raw_end, clean_start, clean_end, text, passage, form,
        machine_kind AS kind, 'machine' AS kind_basis, machine_reason AS reason,
        machine_voice AS voice, 'machine' AS voice_basis,
        machine_mode AS mode, 'machine' AS mode_basis, mode_probability,
        machine_source_kind AS source_kind, audited, audited_at, found, codings, noise, comment, doubt
    FROM unit;
"""

_LABELS = """
    CREATE TABLE {of}label (               -- themes; a row only where the theme is there
        unit_id     TEXT NOT NULL REFERENCES unit ON DELETE CASCADE,
        theme       TEXT NOT NULL,
        slug        TEXT NOT NULL,
        stance      TEXT NOT NULL,         -- present, absent
        basis       TEXT NOT NULL,
        labellers   TEXT NOT NULL,         -- JSON: [labeller, …] of that basis who gave this stance
        probability REAL,                  -- of the machine; NULL for rules
        evidence    TEXT NOT NULL,         -- JSON: [[raw start, raw end], …] of the machine's cues
        PRIMARY KEY (unit_id, theme)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX {of}label_by_theme ON {of}label (theme, slug);
"""
"""Twice: labels that count, and what the machine alone says."""

_JUDGEMENTS = """
    CREATE TABLE judgement (               -- everything that anybody said, never overwritten by another's
        id            TEXT NOT NULL,
        unit_id       TEXT NOT NULL REFERENCES unit ON DELETE CASCADE,
        slug          TEXT NOT NULL,
        labeller      TEXT NOT NULL,
        labeller_kind TEXT NOT NULL,       -- pipeline.judgement.LabellerKind: person, coding, rule, model
        time          TEXT NOT NULL,       -- ISO 8601, UTC
        stands        INTEGER NOT NULL,    -- 0: taken back, or a taking back
        record        TEXT NOT NULL,       -- JSON: pipeline.records
        PRIMARY KEY (unit_id, labeller, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX judgement_by_slug ON judgement (slug);
    CREATE INDEX judgement_by_person ON judgement (labeller, time, stands, labeller_kind)
    WHERE labeller_kind = 'person';
    -- Verdicts on units that were drawn with a known chance, of whose errors those of all units are estimated.
    CREATE INDEX judgement_by_chance ON judgement (unit_id)
    WHERE labeller_kind = 'person' AND json_extract(record, '$.asked.chance') IS NOT NULL;

    -- How doubtful the machine's verdict on a theme is, see pipeline.store.attention; a row only where it is.
    CREATE TABLE doubt (
        unit_id TEXT NOT NULL REFERENCES unit ON DELETE CASCADE,
        theme   TEXT NOT NULL,
        doubt   REAL NOT NULL,
        PRIMARY KEY (unit_id, theme)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX doubt_by_theme ON doubt (theme, unit_id);

    -- Ways in which units were answered, each once: most units are answered as many others are.
    CREATE TABLE answer (
        number        INTEGER PRIMARY KEY, -- made from what was said, see pipeline.store.answers
        said          TEXT NOT NULL,       -- JSON: [Given, …] in order of the labellers
        people_differ INTEGER NOT NULL     -- 1: people answered, and not all in the same words
    ) STRICT;
    CREATE TRIGGER answer_changes AFTER UPDATE OF answer ON unit WHEN old.answer IS NOT new.answer BEGIN
        DELETE FROM answer WHERE number = old.answer AND NOT EXISTS (SELECT 1 FROM unit WHERE answer = old.answer);
    END;
    CREATE TRIGGER answer_goes AFTER DELETE ON unit BEGIN
        DELETE FROM answer WHERE number = old.answer AND NOT EXISTS (SELECT 1 FROM unit WHERE answer = old.answer);
    END;
"""

# The views say what is counted, the tables keep the counts, see pipeline.store.tallies.
_TALLIES = """
    CREATE VIEW units_alike AS
    SELECT slug, kind, source_kind, voice, mode, kind_basis, voice_basis, mode_basis, audited, noise,
        (SELECT json_group_array(theme) FROM (
            SELECT theme FROM label WHERE unit_id = unit.id ORDER BY theme
        )) AS themes,
        max(audited_at) AS audited_at, count(*) AS units
    FROM unit
    GROUP BY slug, kind, source_kind, voice, mode, kind_basis, voice_basis, mode_basis, audited, noise, themes;
    -- Whether the machine is in doubt: by that too errors are estimated, for doubtful units are drawn more often.
    CREATE VIEW machine_units_alike AS
    SELECT slug, kind, source_kind, voice, mode, kind_basis, voice_basis, mode_basis, audited, noise,
        found AS themes, max(audited_at) AS audited_at, count(*) AS units, doubt IS NOT NULL AS doubtful
    FROM machine_unit
    GROUP BY slug, kind, source_kind, voice, mode, audited, noise, themes, doubtful;
"""

_TALLY = """
    CREATE TABLE {of}tally (
        slug        TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
        kind        TEXT NOT NULL,
        source_kind TEXT NOT NULL,
        voice       TEXT NOT NULL,
        mode        TEXT NOT NULL,
        kind_basis  TEXT NOT NULL,
        voice_basis TEXT NOT NULL,
        mode_basis  TEXT NOT NULL,
        audited     INTEGER NOT NULL,
        noise       REAL,
        themes      TEXT NOT NULL,         -- JSON: [theme, …] in order of the alphabet
        audited_at  TEXT,                  -- the last of them
        units       INTEGER NOT NULL{more}
    ) STRICT;
    CREATE INDEX {of}tally_by_slug ON {of}tally (slug);
    CREATE VIEW {of}labels_alike AS
    SELECT unit.slug, kind, source_kind, voice, mode, noise, theme, stance, basis, count(*) AS units
    FROM {of}unit AS unit CROSS JOIN {of}label ON unit_id = unit.id
    GROUP BY unit.slug, kind, source_kind, voice, mode, noise, theme, stance, basis;
    CREATE TABLE {of}label_tally (
        slug        TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
        kind        TEXT NOT NULL,
        source_kind TEXT NOT NULL,
        voice       TEXT NOT NULL,
        mode        TEXT NOT NULL,
        noise       REAL,
        theme       TEXT NOT NULL,
        stance      TEXT NOT NULL,
        basis       TEXT NOT NULL,
        units       INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX {of}label_tally_by_slug ON {of}label_tally (slug);
"""

# Searches look through the words of each document as numbers, see pipeline.store.numbering; what expressions look for
# is found by the letters of `reading`, in threes, of which FTS5 keeps no text of its own.
_SEARCHES = """
    CREATE TABLE words (
        slug TEXT PRIMARY KEY REFERENCES document ON DELETE CASCADE,
        ends BLOB NOT NULL                 -- after how many words each unit ends; all numbers in four bytes, low first
    ) STRICT;
    CREATE TABLE line (
        slug    TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
        name    TEXT NOT NULL,             -- form, lemma, part, tail: see pipeline.search.words.Lines
        entries TEXT NOT NULL,             -- each once, with spaces between them
        numbers BLOB NOT NULL,             -- for each word that of its entry, from 0
        PRIMARY KEY (slug, name)
    ) STRICT;
    CREATE TABLE reading (
        number  INTEGER PRIMARY KEY,
        unit_id TEXT NOT NULL UNIQUE REFERENCES unit ON DELETE CASCADE,
        form    TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE reading_trigrams USING fts5(
        form, content='reading', content_rowid='number', tokenize='trigram', detail='none'
    );
    CREATE TRIGGER reading_comes AFTER INSERT ON reading BEGIN
        INSERT INTO reading_trigrams (rowid, form) VALUES (new.number, new.form);
    END;
    CREATE TRIGGER reading_goes AFTER DELETE ON reading BEGIN
        INSERT INTO reading_trigrams (reading_trigrams, rowid, form) VALUES ('delete', old.number, old.form);
    END;
"""

_MACHINE = "machine_"
_DOUBTFUL = ",\n        doubtful    INTEGER NOT NULL"

SCHEMA = "".join(
    (
        _DOCUMENTS,
        _UNITS,
        *(_LABELS.format(of=of) for of in ("", _MACHINE)),
        _JUDGEMENTS,
        _TALLIES,
        *(_TALLY.format(of=of, more=more) for of, more in (("", ""), (_MACHINE, _DOUBTFUL))),
        _SEARCHES,
    )
)
"""All statements that make an empty store."""
