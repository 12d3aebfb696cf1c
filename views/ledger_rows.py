"""The ledger of documents as rows of tables and as sentences, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.browse.accounts import Accounts, Refusal
from pipeline.browse.ledgers import DocumentEntry, RuleEntry, Sign
from pipeline.ingest.here import NOT_DUTCH
from pipeline.run.ledger import NO_UNIT, OTHER_WORDS
from views.rows import Row, rule_name
from views.strings import amount, number, percent, say
from views.telling import told

FOREMOST = 2
"""So many rules are named in the row of a document; what is said of that document names all."""
_WHY_UNUSED = {NO_UNIT: "corpus.unused_no_unit", OTHER_WORDS: "corpus.unused_other_words"}


def document_rows(entries: Sequence[DocumentEntry]) -> list[Row]:
    """A row for each document: how much of it came in, what cleaning took away and why, how noisy it still is."""
    return [
        {
            say("column.document"): entry.title,
            say("column.year"): entry.cited.when,
            say("column.source"): say(f"source.{entry.cited.source_kind}"),
            say("corpus.column_pages"): pages(entry),
            say("corpus.column_removed"): _removed(entry),
            say("column.noise"): percent(entry.noise),
            say("corpus.column_language"): language(entry),
            say("corpus.column_masked"): entry.masked_places,
            say("corpus.column_run"): day(entry).replace("-", "\N{NON-BREAKING HYPHEN}"),
            say("corpus.column_signs"): "; ".join(sign_line(entry, sign) for sign in entry.signs) or "–",
        }
        for entry in entries
    ]


def day(entry: DocumentEntry) -> str:
    """The day on which a document was last judged."""
    return entry.processed_at.astimezone().date().isoformat()


def pages(entry: DocumentEntry) -> str:
    """How many pages came in, and on how many there is text now where these are fewer."""
    if entry.pages_left == entry.pages:
        return number(entry.pages)
    return say("column.so_many", count=entry.pages_left, of=entry.pages)


def language(entry: DocumentEntry) -> str:
    """In which language a document seems to be."""
    return say("corpus.dutch" if entry.is_dutch else "corpus.not_dutch")


def _removed(entry: DocumentEntry) -> str:
    """The share of its characters that a document lost, and to which rules most of them."""
    reasons = sorted((rule for rule in entry.rules if rule.removed), key=lambda rule: -rule.removed)
    if not reasons:
        return "–"
    said = [f"{rule_name(rule.rule)} {number(rule.removed)}" for rule in reasons[:FOREMOST]]
    others = len(reasons) - FOREMOST
    more = [amount("other_rules", others)] if others > 0 else []
    return f"{percent(entry.removed_share)}: {', '.join([*said, *more])}"


def sign_line(entry: DocumentEntry, sign: Sign) -> str:
    """One thing to know about a document, in a few words; plain text."""
    waiting = sum(len(pages) for _, pages in entry.ocr.waiting)
    unused = len(entry.unused) + len(entry.faults)
    values = {
        Sign.PAGES: {"pages": ", ".join(map(str, entry.pages_without_text))},
        Sign.WAITING: {"pages": amount("pages", waiting)},
        Sign.OCR: {"pages": amount("pages", entry.ocr.pages), "share": percent(entry.ocr.confidence, 0)},
        Sign.COPY: {"slug": entry.copy_of},
        Sign.VERSIONS: {"number": entry.versions},
        Sign.UNUSED: {"unused": amount("unused", unused)},
        Sign.NOTICES: {"notices": "; ".join(told(line) for line in entry.notices if line != NOT_DUTCH)},
    }
    return say(f"corpus.line_{sign}", **values.get(sign, {}))


def rule_entry_rows(entries: Sequence[RuleEntry]) -> list[Row]:
    """What each rule of the cleaning did in many documents."""
    return [
        {
            say("column.rule"): rule_name(entry.rule),
            say("column.documents"): entry.documents,
            say("column.edits"): entry.edits,
            say("column.shorter"): entry.removed,
            say("column.longer"): entry.added,
            say("column.moved"): entry.moved,
            say("column.words_made"): entry.words_made,
        }
        for entry in entries
    ]


def removed_line(kept: Accounts) -> str:
    """How much the cleaning took away, and by how many edits; safe as Markdown."""
    edits = amount("edits", sum(entry.edits for entry in kept.documents))
    return say("corpus.removed", share=percent(kept.removed_share), characters=kept.raw_characters, edits=edits)


def refusal_rows(refusals: Sequence[Refusal]) -> list[Row]:
    """What was refused, and why."""
    return [{say("column.document"): refusal.slug, say("column.reason"): told(refusal.message)} for refusal in refusals]


def unused_rows(entries: Sequence[DocumentEntry]) -> list[Row]:
    """The codings and reviews of these documents that do not count, and why; reasons of other runs as they stand."""
    return [
        {
            say("column.document"): entry.title,
            say("column.labeller"): unused.labeller,
            say("column.quote"): unused.quote,
            say("column.reason"): say(_WHY_UNUSED[unused.why]) if unused.why in _WHY_UNUSED else unused.why,
        }
        for entry in entries
        for unused in entry.unused
    ]
