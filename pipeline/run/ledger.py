"""The ledger of a document: what came in, what was cut and why, what was said of it, and what could not be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.errors import WijkspiegelError
from pipeline.judgement import Judgement
from pipeline.store.processed import Processed
from pipeline.text import Cleaned, Document

Ledger = dict[str, object]

NO_UNIT = "covers no sentence by half"
OTHER_WORDS = "its quote does not stand there"


def reading_ledger(document: Document, cleaned: Cleaned) -> Ledger:
    """What was read of a document and what cleaning made of it.

    Counts of characters are over the raw text, or over the clean text where the name says so; `removed` holds, by
    cleaning rule, by how many characters the text became shorter.
    """
    return {
        "source": document.name,
        "reader": document.reader,
        "pages": len(document.page_starts),
        "pages_without_text": list(document.pages_without_text),
        "raw_characters": len(document.raw),
        "clean_characters": len(cleaned.text),
        "edits": dict(sorted(cleaned.edits_by_rule.items())),
        "removed": dict(sorted(cleaned.removed_by_rule.items())),
        "notices": list(document.notices),
    }


def processing_ledger(processed: Processed, language: str, labeller: str) -> Ledger:
    """What was read, cleaned, split and judged of a document.

    Args:
        processed: The document with its units and judgements.
        language: Name and version of the language pipeline.
        labeller: The machine that judged.
    """
    kinds = Counter(judgement.kind.value for judgement in processed.judgements if judgement.kind)
    return {
        **reading_ledger(processed.document, processed.cleaned),
        "units": dict(sorted(kinds.items())),
        "language": language,
        "labeller": labeller,
    }


def saying_ledger(
    used: Iterable[Judgement],
    unused: Iterable[tuple[Judgement, str]],
    faults: Iterable[WijkspiegelError],
    unknown_themes: Iterable[str] = (),
) -> Ledger:
    """What codings and people said of a document, and what of it could not be used.

    Args:
        used: Codings and reviews that count.
        unused: Those that do not, each with the reason.
        faults: What is wrong with lines that are no judgements.
        unknown_themes: Themes that were judged and that the codebook does not have.
    """
    return {
        "said": dict(sorted(Counter(judgement.labeller for judgement in used).items())),
        "unmatched": [_unmatched(judgement, why) for judgement, why in unused],
        "unknown_themes": list(unknown_themes),
        "faults": [str(fault) for fault in faults],
    }


def faults_of(ledger: Mapping[str, object]) -> list[str]:
    """The lines about a document that are no judgements, as its ledger keeps them."""
    faults = ledger.get("faults", [])
    return [str(fault) for fault in faults] if isinstance(faults, list) else []


def _unmatched(judgement: Judgement, why: str) -> dict[str, object]:
    return {
        "labeller": judgement.labeller,
        "start": judgement.span.start,
        "end": judgement.span.end,
        "quote": judgement.quote,
        "why": why,
    }
