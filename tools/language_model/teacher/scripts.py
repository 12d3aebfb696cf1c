"""Lemmas as edits of forms: what makes `buurt` of `buurten` makes thousands of other lemmas too.

A script is written `case|cut:added|cut:added`: what is cut from the start of the form and put there instead, and the
same at its end. The case is `l`, all in lower case, `k`, the letters that are kept stay as they are, or `u`, the first
letter is a capital. A lemma that no such script makes of its form is written out behind `=`.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

LOWER, KEPT, UPPER = "l", "k", "u"
WHOLE = "="
_SCRIPT = re.compile(r"(?P<case>[lku])\|(?P<cut>\d+):(?P<start>.*?)\|(?P<cut_end>\d+):(?P<end>.*)", re.DOTALL)


def script(form: str, lemma: str) -> str:
    """The edit that makes the lemma of the form.

    Args:
        form: As it stands in the text.
        lemma: Whatever it is; `lemma_by(form, script(form, lemma))` is the lemma again.
    """
    low, target = form.lower(), lemma.lower()
    shared = SequenceMatcher(None, low, target, autojunk=False).find_longest_match()
    if shared.size:
        start, end = target[: shared.b], target[shared.b + shared.size :]
        edit = f"{shared.a}:{start}|{len(low) - shared.a - shared.size}:{end}"
        for case in (LOWER, KEPT, UPPER):
            if lemma_by(form, written := f"{case}|{edit}") == lemma:
                return written
    return WHOLE + lemma


def lemma_by(form: str, written: str) -> str | None:
    """What a script makes of a form; `None` where it would cut more than there is, or leave nothing."""
    if written.startswith(WHOLE):
        return written.removeprefix(WHOLE)
    parts = _SCRIPT.fullmatch(written)
    if parts is None:
        raise ValueError(f"no edit script: {written!r}")
    kept = form if parts["case"] == KEPT else form.lower()
    first, last = int(parts["cut"]), len(kept) - int(parts["cut_end"])
    if first > last:
        return None
    lemma = parts["start"] + kept[first:last] + parts["end"]
    return (lemma[:1].upper() + lemma[1:] if parts["case"] == UPPER else lemma) or None
