"""Loading the Dutch language pipeline, once for each process and state of its files."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.language.choice import LEMMA_TABLE, TOKENS, Choice, choose, folder_of, unusable

if TYPE_CHECKING:
    from spacy.language import Language

COSTLY = frozenset({"parser", "senter", "ner"})
"""Components that no rule needs, and most of the time of a pipeline that has them."""
COMPONENTS = ("compounds", "lemma_table", "lemmas")
"""Modules of this package that make spaCy know a component of ours by being imported."""
_TABLE = "wijkspiegel_lemma_table"
_TRIAL = "De buurt was er al."
"""Read once when a pipeline is loaded: some of the files that it lacks are missed only by the first sentence."""
_LONGEST = 200
"""So many characters of what spaCy says go into an error."""


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

    _check_files(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of versions, which were compared
            nlp = spacy.load(source, exclude=list(without))
        nlp(_TRIAL)
    except Exception as error:  # a package runs code of its own, and a damaged file may raise anything
        raise unusable(f"cannot be loaded ({_first_line(error)})", source) from error
    if nlp.lang != "nl":
        raise unusable(f"is a pipeline for {nlp.lang!r}, not Dutch", source)
    if not any("token.lemma" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
        nlp.add_pipe(_TABLE)
    return nlp


def _check_files(source: str) -> None:
    """Refuse what spaCy would load with a warning or in silence, and then give wrong answers.

    Raises:
        LanguageError: when the pipeline was made for another version of spaCy, or its vocabulary is not there.
    """
    folder = folder_of(source) or Path(source)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    wanted, here = str(meta.get("spacy_version", "")), version("spacy")
    if wanted and not _fits(here, wanted):
        raise unusable(f"was made for spaCy {wanted}, and {here} is installed", source)
    data = folder if Path(source).is_dir() else folder / f"{source}-{meta['version']}"
    if not (data / "vocab").is_dir():
        raise unusable("has no folder `vocab`", source)


def _fits(here: str, wanted: str) -> bool:
    """Whether spaCy is of the minor version that a pipeline was made for."""
    from spacy.util import get_model_lower_version, is_compatible_version, is_minor_version_match  # noqa: PLC0415

    lower = get_model_lower_version(wanted)  # spaCy asks for its own patch or later, with no need
    return is_compatible_version(here, wanted) is not False or (
        lower is not None and is_minor_version_match(here, lower)
    )


def _first_line(error: Exception) -> str:
    """What an error says, without the paragraphs in which spaCy goes on."""
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0][:_LONGEST]}" if said else type(error).__name__
