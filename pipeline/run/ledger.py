"""The ledger of a document: what came in, what was cut and why, what was said of it, and what could not be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from statistics import fmean

from pipeline.errors import WijkspiegelError
from pipeline.judgement import Judgement
from pipeline.messages import packed, unpacked
from pipeline.noise import NOISY, words
from pipeline.spans import RawSpan
from pipeline.store.processed import Processed
from pipeline.tally import RuleTally, tally
from pipeline.text import Cleaned, Document, OcrLack

Ledger = dict[str, object]

NO_UNIT = "covers no sentence by half"
OTHER_WORDS = "its quote does not stand there"
LIFTING = "lift_page_furniture"
MOST_STRANGE = 20
"""So many words that are not Dutch are named."""


def reading_ledger(document: Document, cleaned: Cleaned) -> Ledger:
    """What was read of a document and what cleaning made of it.

    Counts of characters are over the raw text, or over the clean text where the name says so. By cleaning rule, or by
    rules that made edits together: `edits`; `removed` and `added`, by how many characters the text became shorter or
    longer, moved text aside; `moved`, how many characters stand elsewhere now; `words_made`, how many words stand in
    the clean text that did not stand there before. `furniture`: how often lines of page furniture were lifted, and how
    many characters that are not blank went with them. `words` are those of the clean text; `not_dutch`: how many of
    them are noise (see `pipeline.noise`), `strange`: which ones most often, as `[word, times]`. `ocr`: of pages that
    are pictures, by what `engine` how many `pages` and `words` were read, with which mean `confidence` of a word (0 to
    1, `None` without words), and the numbers of those that are `waiting`, by what they lack.
    """
    return {
        "source": document.name,
        "reader": document.reader,
        "pages": len(document.page_starts),
        "pages_without_text": list(document.pages_without_text),
        "pages_left": _pages_left(document, cleaned),
        "ocr": _ocr(document),
        "raw_characters": len(document.raw),
        "clean_characters": len(cleaned.text),
        **_by_rule(tally(cleaned)),
        "furniture": _furniture(cleaned),
        **_wording(cleaned.text),
        "notices": [packed(notice) for notice in document.notices],
    }


def processing_ledger(processed: Processed, language: str, labeller: str) -> Ledger:
    """What was read, cleaned, split and judged of a document.

    Beside what `reading_ledger` tells, `units` by kind, and their `noise`: the mean share of words that are not Dutch,
    over units that have words (`None` when none has), and how many units are `noisy`; `reasons`: how many units are no
    running text, by why; `comments`: how many readers' comments there are; `masked`: how many places readers do not get
    to see, by what they are.

    Args:
        processed: The document with its units and judgements.
        language: Name and version of the language pipeline.
        labeller: The machine that judged.
    """
    kinds = Counter(judgement.kind.value for judgement in processed.judgements if judgement.kind)
    reasons = Counter(judgement.reason.value for judgement in processed.judgements if judgement.reason)
    shares = [share for share in processed.noise if share is not None]
    return {
        **reading_ledger(processed.document, processed.cleaned),
        "units": dict(sorted(kinds.items())),
        "reasons": dict(sorted(reasons.items())),
        "comments": len({number for number in processed.comments if number is not None}),
        "noise": round(fmean(shares), 4) if shares else None,
        "noisy": sum(share >= NOISY for share in shares),
        "masked": dict(sorted(Counter(mask.kind.value for mask in processed.masks).items())),
        "language": language,
        "labeller": labeller,
    }


def _by_rule(tallies: Iterable[RuleTally]) -> Ledger:
    """What each rule did; a rule stands only where it did something."""
    found = sorted(tallies, key=lambda one: one.rule)
    columns = {
        "edits": {one.rule: one.edits for one in found},
        "removed": {one.rule: one.removed - one.added for one in found},
        "added": {one.rule: one.added - one.removed for one in found},
        "moved": {one.rule: one.moved for one in found},
        "words_made": {one.rule: one.words for one in found},
    }
    return {name: {rule: n for rule, n in column.items() if n > 0} for name, column in columns.items()}


def _furniture(cleaned: Cleaned) -> dict[str, int]:
    lifted = [edit for edit in cleaned.edits if LIFTING in edit.rules]
    gone = (_ink(cleaned.raw[edit.start : edit.end]) - _ink(edit.new) for edit in lifted)
    return {"times": len(lifted), "characters": sum(max(0, ink) for ink in gone)}


def _ink(text: str) -> int:
    """How many characters of a text are not blank."""
    return sum(map(len, text.split()))


def _wording(clean: str) -> Ledger:
    judged = list(words(clean))
    strange = Counter(word for word, is_noise in judged if is_noise)
    most = sorted(strange, key=lambda word: (-strange[word], word))[:MOST_STRANGE]
    return {
        "words": len(judged),
        "not_dutch": strange.total(),
        "strange": [[word, strange[word]] for word in most],
    }


def _ocr(document: Document) -> Ledger:
    read = [page for page in document.ocr if page.lack is None]
    words_read = sum(page.words for page in read)
    sure = sum(page.words * (page.confidence or 0) for page in read)
    return {
        "engine": document.ocr_engine,
        "pages": len(read),
        "words": words_read,
        "confidence": round(sure / words_read, 4) if words_read else None,
        "waiting": {
            lack.value: numbers
            for lack in OcrLack
            if (numbers := [page.number for page in document.ocr if page.lack is lack])
        },
    }


def _pages_left(document: Document, cleaned: Cleaned) -> int:
    """On how many pages cleaning left any text."""
    ends = (*document.page_starts[1:], len(document.raw))
    pages = (RawSpan(*page) for page in zip(document.page_starts, ends, strict=True))
    return sum(bool(cleaned.offsets.to_clean(page).of(cleaned.text).strip()) for page in pages)


def saying_ledger(
    used: Iterable[Judgement],
    unused: Iterable[tuple[Judgement, str]],
    faults: Iterable[WijkspiegelError],
    unknown_themes: Iterable[str] = (),
    hides: Callable[[str], str] = str,
) -> Ledger:
    """What codings and people said of a document, and what of it could not be used.

    Args:
        used: Codings and reviews that count.
        unused: Those that do not, each with the reason.
        faults: What is wrong with lines that are no judgements.
        unknown_themes: Themes that were judged and that the codebook does not have.
        hides: What hides in a quote what readers do not get to see of the document, see `pipeline.masks.hiding`.
    """
    return {
        "said": dict(sorted(Counter(judgement.labeller for judgement in used).items())),
        "unmatched": [_unmatched(judgement, why, hides(judgement.quote)) for judgement, why in unused],
        "unknown_themes": list(unknown_themes),
        "faults": [packed(fault.line) for fault in faults],
    }


def faults_of(ledger: Mapping[str, object]) -> list[str]:
    """The lines about a document that are no judgements, as its ledger keeps them."""
    faults = ledger.get("faults", [])
    return [unpacked(fault) for fault in faults] if isinstance(faults, list) else []


def _unmatched(judgement: Judgement, why: str, quote: str) -> dict[str, object]:
    return {
        "labeller": judgement.labeller,
        "start": judgement.span.start,
        "end": judgement.span.end,
        "quote": quote,
        "why": why,
    }
