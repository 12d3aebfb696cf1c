"""The form of the store, as migrations: each entry takes the store from one version to the next.

Version 1 was never released: what such a store holds is thrown away, and the next run makes it again from the corpus.
Versions 3 and 4 add what can only be told from the texts: documents of before lose their print, so the next run does
them again. Later ones add what follows from judgements: documents lose the print of these, and the next run derives
their labels anew.

The store is an index over the corpus. `document`, `unit` and `judgement` say what was read and judged; the labels
that charts count (see `pipeline.judgement.effective_label`) stand ready in `unit` and `label`.
"""

# Units that are alike, counted, and where the counts are kept; of the labels that count, or of the machine's alone.
_COUNTS = """
    CREATE VIEW {of}units_alike AS
    SELECT slug, kind, source_kind, voice, mode, kind_basis, voice_basis, mode_basis, audited, noise,
        (SELECT json_group_array(theme) FROM (
            SELECT theme FROM {of}label WHERE unit_id = unit.id ORDER BY theme
        )) AS themes,
        max(audited_at) AS audited_at, count(*) AS units
    FROM {of}unit AS unit
    GROUP BY slug, kind, source_kind, voice, mode, kind_basis, voice_basis, mode_basis, audited, noise, themes;
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
        units       INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX {of}tally_by_slug ON {of}tally (slug);
"""

MIGRATIONS: tuple[str, ...] = (
    "",
    """
    DROP TABLE IF EXISTS judgement;
    DROP TABLE IF EXISTS label;
    DROP TABLE IF EXISTS unit;
    DROP TABLE IF EXISTS document;
    DROP TABLE IF EXISTS refusal;
    DROP TABLE IF EXISTS fact;

    CREATE TABLE document (
        slug          TEXT PRIMARY KEY,
        title         TEXT NOT NULL,
        author        TEXT,                -- NULL: unknown
        year          INTEGER NOT NULL,
        date          TEXT,                -- ISO 8601; NULL: only the year is known
        source_kind   TEXT NOT NULL,       -- policy, research, essay, interview, practice
        outlet        TEXT,
        address       TEXT,
        licence       TEXT,
        fictional     INTEGER NOT NULL,    -- 1: written as an example
        source_name   TEXT NOT NULL,       -- the file in corpus/texts/<slug>/
        source_sha256 TEXT NOT NULL,
        raw_sha256    TEXT NOT NULL,
        reader        TEXT NOT NULL,
        raw           TEXT NOT NULL,
        edits         TEXT NOT NULL,       -- JSON: [[start, end, new, rule], …] over raw
        page_starts   TEXT NOT NULL,       -- JSON: [offset in raw, …]
        ledger        TEXT NOT NULL,       -- JSON: see pipeline.run.ledger
        text_print    TEXT NOT NULL,       -- JSON: what the units and the machine's judgements depend on, by name
        meta_print    TEXT NOT NULL,       -- fingerprint of document.toml
        label_print   TEXT NOT NULL,       -- fingerprint of codings and reviews
        processed_at  TEXT NOT NULL        -- ISO 8601, UTC
    ) STRICT;

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
        kind             TEXT NOT NULL,    -- effective label
        kind_basis       TEXT NOT NULL,
        voice            TEXT NOT NULL,    -- effective label
        voice_basis      TEXT NOT NULL,
        mode             TEXT NOT NULL,    -- effective label
        mode_basis       TEXT NOT NULL,
        mode_probability REAL,             -- of the machine; NULL for rules
        source_kind      TEXT NOT NULL,    -- the document's; practice for a commenter
        audited          INTEGER NOT NULL, -- 1: a person's vote on something of it stands
        found            TEXT NOT NULL,    -- JSON: [theme, …] that the machine finds, in order of the alphabet
        codings          TEXT NOT NULL,    -- pipeline.judgement.Codings: none, alike, differ
        UNIQUE (slug, position)
    ) STRICT;
    CREATE INDEX unit_by_kind ON unit (kind, slug);
    CREATE INDEX unit_by_review ON unit (found, codings, audited, id, kind);

    CREATE TABLE label (                   -- effective themes; a row only where the theme is there
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
    CREATE INDEX label_by_theme ON label (theme, slug);

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
    """,
    """
    -- Share of a unit's words that are not Dutch; NULL: it has no words.
    ALTER TABLE unit ADD COLUMN noise REAL;
    -- Number of the reader's comment that it is part of, from 1; NULL: of none.
    ALTER TABLE unit ADD COLUMN comment INTEGER;
    -- Why the machine takes it for no running text; NULL: it does not, or its kind rests on others.
    ALTER TABLE unit ADD COLUMN reason TEXT;
    UPDATE document SET text_print = '{}';
    """,
    """
    -- What searches look through: of each unit its words, see pipeline.search.words.Lines. The FTS5 tables keep no text
    -- of their own: they read it here.
    CREATE TABLE reading (
        number  INTEGER PRIMARY KEY,
        unit_id TEXT NOT NULL UNIQUE REFERENCES unit ON DELETE CASCADE,
        form    TEXT NOT NULL,
        lemma   TEXT NOT NULL,
        part    TEXT NOT NULL,
        tail    TEXT NOT NULL
    ) STRICT;
    -- An entry is what stands between spaces, full stops and slashes; hyphens and letters with accents are its letters.
    CREATE VIRTUAL TABLE reading_words USING fts5(
        form, lemma, part, tail, content='reading', content_rowid='number', tokenize="ascii tokenchars '-'"
    );
    CREATE VIRTUAL TABLE reading_trigrams USING fts5(
        form, content='reading', content_rowid='number', tokenize='trigram', detail='none'
    );
    CREATE TRIGGER reading_comes AFTER INSERT ON reading BEGIN
        INSERT INTO reading_words (rowid, form, lemma, part, tail)
            VALUES (new.number, new.form, new.lemma, new.part, new.tail);
        INSERT INTO reading_trigrams (rowid, form) VALUES (new.number, new.form);
    END;
    CREATE TRIGGER reading_goes AFTER DELETE ON reading BEGIN
        INSERT INTO reading_words (reading_words, rowid, form, lemma, part, tail)
            VALUES ('delete', old.number, old.form, old.lemma, old.part, old.tail);
        INSERT INTO reading_trigrams (reading_trigrams, rowid, form) VALUES ('delete', old.number, old.form);
    END;
    UPDATE document SET text_print = '{}';
    """,
    """
    -- Units of a document that are alike in all that questions ask after, and how many; see pipeline.store.tallies.
    CREATE VIEW units_alike AS
    SELECT slug, kind, source_kind, voice, mode, kind_basis, voice_basis, mode_basis, audited, noise,
        (SELECT json_group_array(theme) FROM (
            SELECT theme FROM label WHERE unit_id = unit.id ORDER BY theme
        )) AS themes,
        count(*) AS units
    FROM unit
    GROUP BY slug, kind, source_kind, voice, mode, kind_basis, voice_basis, mode_basis, audited, noise, themes;
    CREATE VIEW labels_alike AS
    SELECT unit.slug, kind, source_kind, voice, mode, noise, theme, stance, basis, count(*) AS units
    FROM unit CROSS JOIN label ON unit_id = unit.id
    GROUP BY unit.slug, kind, source_kind, voice, mode, noise, theme, stance, basis;
    CREATE TABLE tally (
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
        units       INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX tally_by_slug ON tally (slug);
    CREATE TABLE label_tally (
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
    CREATE INDEX label_tally_by_slug ON label_tally (slug);
    -- All that selections ask of a document, so that nobody turns its text over for it.
    CREATE INDEX document_by_about ON document (slug, year, source_kind, fictional, outlet);
    INSERT INTO tally SELECT * FROM units_alike;
    INSERT INTO label_tally SELECT * FROM labels_alike;
    """,
    "".join(
        (
            """
    -- When a person last judged something of a unit, ISO 8601, UTC; NULL: nobody did.
    ALTER TABLE unit ADD COLUMN audited_at TEXT;
    -- What the machine alone says of a unit, whatever codings and people say, see pipeline.store.machine.
    ALTER TABLE unit ADD COLUMN machine_kind TEXT NOT NULL DEFAULT '';
    ALTER TABLE unit ADD COLUMN machine_reason TEXT;
    ALTER TABLE unit ADD COLUMN machine_voice TEXT NOT NULL DEFAULT '';
    ALTER TABLE unit ADD COLUMN machine_mode TEXT NOT NULL DEFAULT '';
    ALTER TABLE unit ADD COLUMN machine_source_kind TEXT NOT NULL DEFAULT '';
    CREATE INDEX unit_by_machine_kind ON unit (machine_kind, slug);
    CREATE TABLE machine_label (           -- of the form of label
        unit_id     TEXT NOT NULL REFERENCES unit ON DELETE CASCADE,
        theme       TEXT NOT NULL,
        slug        TEXT NOT NULL,
        stance      TEXT NOT NULL,
        basis       TEXT NOT NULL,         -- machine
        labellers   TEXT NOT NULL,
        probability REAL,
        evidence    TEXT NOT NULL,
        PRIMARY KEY (unit_id, theme)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX machine_label_by_theme ON machine_label (theme, slug);
    CREATE VIEW machine_unit AS            -- of the form of unit
    SELECT id, slug, position, raw_start, raw_end, clean_start, clean_end, text, passage, form,
        machine_kind AS kind, 'machine' AS kind_basis, machine_reason AS reason,
        machine_voice AS voice, 'machine' AS voice_basis,
        machine_mode AS mode, 'machine' AS mode_basis, mode_probability,
        machine_source_kind AS source_kind, audited, audited_at, found, codings, noise, comment
    FROM unit;

    DROP VIEW units_alike;
    DROP TABLE tally;
    """,
            *(_COUNTS.format(of=of) for of in ("", "machine_")),
            """
    INSERT INTO tally SELECT * FROM units_alike;
    CREATE VIEW machine_labels_alike AS
    SELECT unit.slug, kind, source_kind, voice, mode, noise, theme, stance, basis, count(*) AS units
    FROM machine_unit AS unit CROSS JOIN machine_label ON unit_id = unit.id
    GROUP BY unit.slug, kind, source_kind, voice, mode, noise, theme, stance, basis;
    CREATE TABLE machine_label_tally (     -- of the form of label_tally
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
    CREATE INDEX machine_label_tally_by_slug ON machine_label_tally (slug);
    -- Verdicts on units that were drawn with a known chance, of whose errors those of all units are estimated.
    CREATE INDEX judgement_by_chance ON judgement (unit_id)
    WHERE labeller_kind = 'person' AND json_extract(record, '$.asked.chance') IS NOT NULL;
    UPDATE document SET label_print = '';
    """,
        )
    ),
    """
    -- What each coder answered last to each question of a unit, see pipeline.store.answers.
    CREATE TABLE answer (
        unit_id       TEXT NOT NULL REFERENCES unit ON DELETE CASCADE,
        labeller      TEXT NOT NULL,
        labeller_kind TEXT NOT NULL,
        kind          TEXT,                -- NULL: not answered; so too voice and mode
        voice         TEXT,
        mode          TEXT,
        themes        TEXT NOT NULL,       -- JSON: {theme: verdict, …} in order of the alphabet
        blind         INTEGER,             -- 1: a person who did not see what the machine says; NULL: no person
        PRIMARY KEY (unit_id, labeller)
    ) STRICT, WITHOUT ROWID;
    UPDATE document SET label_print = '';
    """,
    """
    -- How doubtful the machine's verdict on a theme is, see pipeline.store.attention; a row only where it is.
    CREATE TABLE doubt (
        unit_id TEXT NOT NULL REFERENCES unit ON DELETE CASCADE,
        theme   TEXT NOT NULL,
        doubt   REAL NOT NULL,
        PRIMARY KEY (unit_id, theme)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX doubt_by_theme ON doubt (theme, unit_id);
    -- The highest of these; NULL: none.
    ALTER TABLE unit ADD COLUMN doubt REAL;
    -- The only person who judged it, where they say otherwise than the machine; NULL elsewhere.
    ALTER TABLE unit ADD COLUMN corrected_by TEXT;
    DROP INDEX unit_by_review;
    CREATE INDEX unit_by_doubt ON unit (doubt DESC, id, audited, kind) WHERE doubt IS NOT NULL;
    CREATE INDEX unit_by_draw ON unit (audited, id, kind, doubt, found);
    CREATE INDEX unit_by_correction ON unit (id, corrected_by, kind) WHERE corrected_by IS NOT NULL;
    CREATE INDEX judgement_by_person ON judgement (labeller, time, stands) WHERE labeller_kind = 'person';
    UPDATE document SET label_print = '';
    """,
    """
    -- Whether the machine is in doubt: by that too errors are estimated, for doubtful units are drawn more often.
    DROP VIEW machine_units_alike;
    DROP VIEW machine_unit;
    DROP TABLE machine_tally;
    CREATE VIEW machine_unit AS            -- of the form of unit
    SELECT id, slug, position, raw_start, raw_end, clean_start, clean_end, text, passage, form,
        machine_kind AS kind, 'machine' AS kind_basis, machine_reason AS reason,
        machine_voice AS voice, 'machine' AS voice_basis,
        machine_mode AS mode, 'machine' AS mode_basis, mode_probability,
        machine_source_kind AS source_kind, audited, audited_at, found, codings, noise, comment, doubt
    FROM unit;
    CREATE VIEW machine_units_alike AS
    SELECT slug, kind, source_kind, voice, mode, kind_basis, voice_basis, mode_basis, audited, noise,
        found AS themes, doubt IS NOT NULL AS doubtful, max(audited_at) AS audited_at, count(*) AS units
    FROM machine_unit
    GROUP BY slug, kind, source_kind, voice, mode, audited, noise, themes, doubtful;
    CREATE TABLE machine_tally (           -- of the form of tally
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
        themes      TEXT NOT NULL,
        doubtful    INTEGER NOT NULL,
        audited_at  TEXT,
        units       INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX machine_tally_by_slug ON machine_tally (slug);
    UPDATE document SET label_print = '';
    """,
    """
    -- Checksum of what counts of a document, see pipeline.store.state; empty until its labels are derived.
    ALTER TABLE document ADD COLUMN state TEXT NOT NULL DEFAULT '';
    CREATE INDEX document_by_state ON document (slug, state);
    UPDATE document SET label_print = '';
    """,
    """
    -- 1: it is not certain that the text is of that year.
    ALTER TABLE document ADD COLUMN year_uncertain INTEGER NOT NULL DEFAULT 0;
    -- What the year rests on, such as the words of the file that tell it; NULL: nobody wrote that down.
    ALTER TABLE document ADD COLUMN year_from TEXT;
    -- The slug of the document of which this is a copy, reprint or version: the same work; NULL: a work of its own.
    ALTER TABLE document ADD COLUMN copy_of TEXT;
    -- What of the raw text is hidden from readers, JSON: [[start, end, kind], …].
    ALTER TABLE document ADD COLUMN masked TEXT NOT NULL DEFAULT '[]';
    CREATE INDEX document_by_raw ON document (raw_sha256);
    CREATE INDEX document_by_source ON document (source_sha256);
    DROP INDEX document_by_about;
    CREATE INDEX document_by_about
        ON document (slug, year, source_kind, fictional, outlet, year_uncertain, copy_of);
    -- By which documents that are alike are found: texts that share a bucket of a band are candidates. The columns
    -- stand in the order of the key: SQLite 3.40 takes them for damaged otherwise.
    CREATE TABLE likeness (
        band   INTEGER NOT NULL,
        bucket BLOB NOT NULL,
        slug   TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
        PRIMARY KEY (band, bucket, slug)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX likeness_by_slug ON likeness (slug);
    UPDATE document SET text_print = '{}';
    """,
    """
    -- What each coder answered last to each question, a row for each unit: agreement reads all of them at once.
    ALTER TABLE answer RENAME TO answer_of_one;
    CREATE TABLE answer (
        unit_id       TEXT NOT NULL PRIMARY KEY REFERENCES unit ON DELETE CASCADE,
        said          TEXT NOT NULL,       -- JSON, see pipeline.store.answers: [Given, …] in order of the labellers
        people_differ INTEGER NOT NULL     -- 1: people answered, and not all in the same words
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX answer_by_difference ON answer (unit_id) WHERE people_differ;
    INSERT INTO answer
    SELECT unit_id, '[' || group_concat(json_array(labeller, blind, kind, voice, mode, json(themes))) || ']',
        count(DISTINCT CASE labeller_kind WHEN 'person' THEN json_array(kind, voice, mode, themes) END) > 1
    FROM answer_of_one GROUP BY unit_id;
    DROP TABLE answer_of_one;
    -- All that is asked of it stands in it, the kind too.
    DROP INDEX judgement_by_person;
    CREATE INDEX judgement_by_person ON judgement (labeller, time, stands, labeller_kind)
    WHERE labeller_kind = 'person';
    """,
    """
    -- Ways in which units were answered, each once: most units are answered as many others are.
    DROP TABLE answer;
    CREATE TABLE answer (
        number        INTEGER PRIMARY KEY, -- made from what was said, see pipeline.store.answers
        said          TEXT NOT NULL,       -- JSON: [Given, …] in order of the labellers
        people_differ INTEGER NOT NULL     -- 1: people answered, and not all in the same words
    ) STRICT;
    -- NULL: nobody answered anything of it.
    ALTER TABLE unit ADD COLUMN answer INTEGER REFERENCES answer;
    CREATE INDEX unit_by_answer ON unit (answer);
    -- All that agreement asks of units stands in it, so that nobody turns their texts over for it.
    CREATE INDEX unit_by_place ON unit (slug, position, answer, kind, source_kind, voice, noise, id);
    CREATE TRIGGER answer_changes AFTER UPDATE OF answer ON unit WHEN old.answer IS NOT new.answer BEGIN
        DELETE FROM answer WHERE number = old.answer AND NOT EXISTS (SELECT 1 FROM unit WHERE answer = old.answer);
    END;
    CREATE TRIGGER answer_goes AFTER DELETE ON unit BEGIN
        DELETE FROM answer WHERE number = old.answer AND NOT EXISTS (SELECT 1 FROM unit WHERE answer = old.answer);
    END;
    UPDATE document SET label_print = '';
    """,
    """
    -- What searches look through: the words of each document as numbers, see pipeline.store.numbers. What is looked for
    -- by expressions is found by its letters, in threes.
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
    DROP TRIGGER reading_comes;
    DROP TRIGGER reading_goes;
    DROP TABLE reading_words;
    ALTER TABLE reading DROP COLUMN lemma;
    ALTER TABLE reading DROP COLUMN part;
    ALTER TABLE reading DROP COLUMN tail;
    CREATE TRIGGER reading_comes AFTER INSERT ON reading BEGIN
        INSERT INTO reading_trigrams (rowid, form) VALUES (new.number, new.form);
    END;
    CREATE TRIGGER reading_goes AFTER DELETE ON reading BEGIN
        INSERT INTO reading_trigrams (reading_trigrams, rowid, form) VALUES ('delete', old.number, old.form);
    END;
    UPDATE document SET text_print = '{}';
    """,
)

VERSION = len(MIGRATIONS)
