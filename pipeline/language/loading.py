"""Loading the Dutch language pipeline, once for each process and state of its files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

from pipeline.errors import LanguageError
from pipeline.language.choice import LEMMA_TABLE, REMEDY, TOKENS, Choice, choose

if TYPE_CHECKING:
    from spacy.language import Language

COSTLY = frozenset({"parser", "senter", "ner"})
"""Components that no rule needs, and most of the time of a pipeline that has them."""
COMPONENTS = ("lemma_table",)
"""Modules of this package that make spaCy know a component of ours by being imported."""
_TABLE = "wijkspiegel_lemma_table"


def load(name: str | None = None, *, also: Collection[str] = ()) -> Language:
    """Load the Dutch pipeline, once for each process and state of its files.

    Args:
        name: As for `choose`.
        also: Components to load that no rule needs and that are left out unless they are named here: `parser`,
            `senter`, `ner`. One that the pipeline does not have stays away.

    Returns:
        The pipeline, whose tokens `lemma_of` can be asked about: one that brings no lemmas gets the table of lemmas.

    Raises:
        LanguageError: when there is no pipeline of that name, it cannot be loaded, or it is not Dutch.
    """
    return _loaded(choose(name), frozenset(also))


def describe(nlp: Language) -> str:
    """Name and version of a loaded pipeline, for the ledger and for fingerprints; `choose(name).name` is the same."""
    own = nlp.meta.get("wijkspiegel")
    return str(own) if own else f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']} (spacy {version('spacy')})"


@lru_cache(maxsize=4)
def _loaded(choice: Choice, also: frozenset[str]) -> Language:
    for module in COMPONENTS:
        import_module(f"pipeline.language.{module}")
    make = _MADE_HERE.get(choice.source)
    nlp = make() if make else _from_files(choice.source, COSTLY - also)
    nlp.meta["wijkspiegel"] = choice.name
    return nlp


def _tokens() -> Language:
    import spacy  # noqa: PLC0415 - a second of import that readers of the ledger need not wait for

    return spacy.blank("nl")


def _with_table() -> Language:
    nlp = _tokens()
    nlp.add_pipe(_TABLE)
    return nlp


_MADE_HERE: Mapping[str, Callable[[], Language]] = {LEMMA_TABLE: _with_table, TOKENS: _tokens}


def _from_files(source: str, without: Collection[str]) -> Language:
    import spacy  # noqa: PLC0415 - as above

    try:
        nlp = spacy.load(source, exclude=list(without))
    except (OSError, ValueError, ImportError) as error:
        raise LanguageError(f"cannot be loaded ({error})", where=source, remedy=REMEDY) from error
    if not any("token.lemma" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
        nlp.add_pipe(_TABLE)
    return nlp
