"""A processed document as readers see it: what is masked is hidden in its texts, and all offsets stay."""

from __future__ import annotations

from dataclasses import replace

from pipeline.masks import hide_all, hide_in
from pipeline.store.processed import Processed
from pipeline.text import Cleaned


def shown(processed: Processed) -> Processed:
    """The same document with everything hidden that its masks name: in raw text, edits, units and machine's quotes.

    Ids are made from the raw text as it is on disk: make them before.
    """
    if not processed.masks:
        return processed
    document = replace(processed.document, raw=hide_all(processed.document.raw, processed.masks))
    cleaned = Cleaned(document.raw, tuple(hide_in(edit, processed.masks) for edit in processed.cleaned.edits))
    texts = [" ".join(unit.clean.of(cleaned.text).split()) for unit in processed.units]
    return replace(
        processed,
        document=document,
        cleaned=cleaned,
        units=[replace(unit, text=text) for unit, text in zip(processed.units, texts, strict=True)],
        judgements=[replace(one, quote=text) for one, text in zip(processed.judgements, texts, strict=True)],
    )
