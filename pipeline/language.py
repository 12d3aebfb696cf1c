"""The Dutch language pipeline: the best one that is installed, or spaCy's tokenizer with a table of lemmas.

spaCy is imported when a pipeline is loaded, not before: what only asks *which* pipeline it would be (the ledger, the
fingerprint of judgements) stays fast.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import LanguageError
from pipeline.text import checksum

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "nl_core_news_sm"
SHIPPED = Path(__file__).resolve().parent.parent / "models" / "nl_wijkspiegel_sm"
LEMMA_TABLE = "wijkspiegel_lemma_table"
_UNUSED = ("parser", "ner", "senter")  # the rules ask for lemmas only; a parser is three quarters of the time
_REMEDY = f"name an installed package or a folder made by spaCy, or leave `language` out; {PACKAGE} is the usual one"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pipeline is used.

    Attributes:
        source: What `spacy.load` takes: a package's name or a folder; `None` for the table of lemmas.
        name: Name and version, of a folder with a checksum of its files: people train it again under the same version.
    """

    source: str | None
    name: str


class LemmaTable:
    """A spaCy component that sets each token's lemma from simplemma's Dutch table, lower case."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set `token.lemma_` where no earlier component did."""
        for token in doc:
            if not token.lemma:
                token.lemma_ = self._lemma(token.lower_)
        return doc

    def _lemma(self, form: str) -> str:
        lemma = self._known.get(form)
        if lemma is None:
            import simplemma  # noqa: PLC0415 - loads a table of some megabytes

            lemma = simplemma.lemmatize(form, lang="nl").lower() if form.isalpha() else form
            self._known[form] = lemma
        return lemma


def choose(name: str | None = None) -> Choice:
    """Which pipeline `load` would take, without importing spaCy.

    Args:
        name: A package's name or a folder, from the settings; `None`: the best one there is.

    Raises:
        LanguageError: when there is no pipeline of that name.
    """
    if name is not None:
        return _named(name)
    if _folder_of(PACKAGE) is not None:
        return _named(PACKAGE)
    if (SHIPPED / "meta.json").is_file():
        return _named(str(SHIPPED))
    return Choice(None, f"lemma table (spacy {version('spacy')}, simplemma {version('simplemma')})")


def load(name: str | None = None) -> Language:
    """Load the Dutch pipeline, once for each process and state of its files.

    Args:
        name: A package's name or a folder, from the settings; `None`: `nl_core_news_sm` when it is installed, else
            the shipped one when it is there, else spaCy's Dutch tokenizer with simplemma's table of lemmas.

    Raises:
        LanguageError: when there is no pipeline of that name, it cannot be loaded, or it is not Dutch.
    """
    return _loaded(choose(name))


@lru_cache(maxsize=4)
def _loaded(choice: Choice) -> Language:
    nlp = _blank() if choice.source is None else _load(choice.source)
    nlp.meta["wijkspiegel"] = choice.name
    return nlp


def describe(nlp: Language) -> str:
    """Name and version of a loaded pipeline, for the ledger and for fingerprints; `choose(name).name` is the same."""
    own = nlp.meta.get("wijkspiegel")
    return str(own) if own else f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']} (spacy {version('spacy')})"


def _named(name: str) -> Choice:
    folder = _folder_of(name)
    if folder is None:
        raise LanguageError("no such language pipeline", where=name, remedy=_REMEDY)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        state = f" [{_state(folder)}]" if Path(name).is_dir() else ""
        label = f"{meta['lang']}_{meta['name']} {meta['version']}{state} (spacy {version('spacy')})"
    except (OSError, ValueError, KeyError) as error:
        raise LanguageError("its meta.json or another file cannot be read", where=folder, remedy=_REMEDY) from error
    if meta["lang"] != "nl":
        raise LanguageError(f"is a pipeline for {meta['lang']!r}, not Dutch", where=name, remedy=_REMEDY)
    return Choice(name, label)


def _state(folder: Path) -> str:
    """A checksum over all files of a pipeline, their names included."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    lines = (f"{path.relative_to(folder).as_posix()} {checksum(path.read_bytes())}\n" for path in files)
    return checksum("".join(lines))[:8]


def _folder_of(name: str) -> Path | None:
    path = Path(name)
    if name and path.is_dir():
        return path
    try:
        distribution(name or " ")  # spaCy takes a package only when it was installed as one
    except PackageNotFoundError:
        return None
    spec = find_spec(name)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _blank() -> Language:
    import spacy  # noqa: PLC0415 - a second of import that readers of the ledger need not wait for

    _register()
    nlp = spacy.blank("nl")
    nlp.add_pipe(LEMMA_TABLE)
    return nlp


def _load(source: str) -> Language:
    import spacy  # noqa: PLC0415 - as above

    _register()
    try:
        nlp = spacy.load(source, exclude=list(_UNUSED))
    except (OSError, ValueError, ImportError) as error:
        raise LanguageError(f"cannot be loaded ({error})", where=source, remedy=_REMEDY) from error
    if not {"lemmatizer", "trainable_lemmatizer", LEMMA_TABLE} & set(nlp.pipe_names):
        nlp.add_pipe(LEMMA_TABLE)
    return nlp


def _register() -> None:
    from spacy.language import Language  # noqa: PLC0415 - as above

    if not Language.has_factory(LEMMA_TABLE):
        Language.factory(LEMMA_TABLE, func=_make_lemma_table)


def _make_lemma_table(nlp: Language, name: str) -> LemmaTable:  # noqa: ARG001 - spaCy calls a factory with both
    return LemmaTable()
