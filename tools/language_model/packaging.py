"""Makes the folder that ships from a trained pipeline: without what only training needs, and with its papers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Config

from pipeline import language
from pipeline.errors import LanguageError
from tools.language_model.figures import Figures
from tools.language_model.sources import AUTHOR, LICENCE, LICENCE_URL, SOURCES

NAME = "wijkspiegel_sm"
VERSION = "1.0.0"
DESCRIPTION = (
    "Dutch for texts on social work in the neighbourhood, clean or scanned: parts of speech, features, lemmas, "
    "sentences, and dependencies when they are asked for."
)
LARGEST = 15_000_000
"""Bytes of the whole folder: it stands in the repository."""
PERFORMANCE: Mapping[str, str] = MappingProxyType(
    {
        "pos_acc": "upos",
        "morph_acc": "features",
        "lemma_acc": "lemma",
        "dep_uas": "uas",
        "dep_las": "las",
        "sents_f": "sentences",
    }
)
"""spaCy's names of figures, and ours."""
_REMEDY = "look for a component that keeps numbers of words, and name its words in needed_strings"


@dataclass(frozen=True, slots=True)
class Package:
    """A folder that can ship.

    Attributes:
        folder: Where it stands.
        size: Bytes of all its files.
        trimmed: Bytes saved by leaving out the words it was trained on.
    """

    folder: Path
    size: int
    trimmed: int


def package(trained: Path, folder: Path, found: Figures, texts: Sequence[str]) -> Package:
    """Write a trained pipeline as the folder that ships; one that stands there is replaced when all went well.

    The same pipeline and figures give the same bytes.

    Args:
        trained: The folder of a trained pipeline.
        folder: The folder to write.
        found: The figures that its meta data tell.
        texts: What the pipeline must say the same of before and after.

    Raises:
        LanguageError: The pipeline cannot be loaded, says something else afterwards, or is too large.
    """
    nlp = language.load(str(trained), also=("senter", "parser"))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".") as place:
        made = Path(place) / folder.name
        nlp.to_disk(made)
        trimmed = trim_strings(made, needed_strings(nlp))
        _forget_paths(made / "config.cfg")
        _write_json(made / "meta.json", meta_of(nlp, found))
        (made / "LICENSE").write_text(licence_text(), encoding="utf-8", newline="\n")
        _check(nlp, made, texts)
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    return Package(folder, size_of(folder), trimmed)


def needed_strings(nlp: Language) -> list[str]:
    """The words that a pipeline looks up by number: the pieces of its edit trees; labels stand with their component."""
    trees = [pipe.trees for _, pipe in nlp.pipeline if hasattr(pipe, "trees")]
    pieces = {tree[i][end] for tree in trees for i in range(len(tree)) for end in ("orig", "subst") if end in tree[i]}
    return sorted({nlp.vocab.strings[piece] for piece in pieces} - {""})


def trim_strings(folder: Path, needed: Iterable[str]) -> int:
    """Leave of the words in a pipeline's folder only those needed; every word it was trained on stands there.

    Returns:
        The bytes that this saves.
    """
    path = folder / "vocab" / "strings.json"
    before = path.stat().st_size
    _write_json(path, sorted(needed))
    return before - path.stat().st_size


def meta_of(nlp: Language, found: Figures) -> dict[str, object]:
    """The meta data of a pipeline that ships, from those that spaCy keeps."""
    performance = {name: found[ours].value for name, ours in PERFORMANCE.items() if ours in found}
    kept = {name: value for name, value in nlp.meta.items() if name != "wijkspiegel"}  # set when it is loaded
    return kept | {
        "name": NAME,
        "version": VERSION,
        "description": DESCRIPTION,
        "author": AUTHOR,
        "license": LICENCE,
        "sources": [
            {"name": source.name, "author": source.authors, "license": source.licence, "url": source.url}
            for source in SOURCES
        ],
        "performance": performance,
    }


def licence_text() -> str:
    """The licence of the folder, which names those whose work is in it."""
    credits = "\n".join(
        f"- {source.name} ({source.authors}), {source.licence}: {source.use}; {source.url}" for source in SOURCES
    )
    return (
        f"nl_{NAME}, a Dutch language pipeline by {AUTHOR}.\n\n"
        f"Licence: Creative Commons Attribution-ShareAlike 4.0 International ({LICENCE}), {LICENCE_URL}\n"
        f"Attribute it as “nl_{NAME}, {AUTHOR}”, and name the treebanks below.\n\n"
        f"Made from the work of others; the weights were trained anew, the tables selected and recoded:\n{credits}\n"
    )


def _forget_paths(path: Path) -> None:
    """Forget where things lay on the machine it was trained on; how it was trained stays to be read."""
    config = Config().from_disk(path, interpolate=False)
    config["paths"] = dict.fromkeys(config["paths"])
    config.to_disk(path, interpolate=False)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _check(nlp: Language, made: Path, texts: Sequence[str]) -> None:
    """Raise when what was made is too large, or answers otherwise than what it was made of."""
    if (size := size_of(made)) > LARGEST:
        remedy = f"at most {LARGEST / 1e6:.0f} may ship: take fewer rows, a smaller width or smaller tables"
        raise LanguageError(f"is {size / 1e6:.1f} MB", where=made.name, remedy=remedy)
    try:
        shipped = spacy.load(made)
        changed = [text for text in texts if answers(nlp(text)) != answers(shipped(text))]
    except (KeyError, ValueError) as error:
        raise LanguageError(f"does not run once packaged ({error})", where=made.name, remedy=_REMEDY) from error
    if changed:
        raise LanguageError(f"says something else of {changed[0][:60]!r}", where=made.name, remedy=_REMEDY)


def answers(doc: Doc) -> list[tuple[object, ...]]:
    """All that a pipeline says of a text, token by token."""
    return [
        (token.text, token.pos_, str(token.morph), token.lemma_, token.dep_, token.head.i, token.is_sent_start)
        for token in doc
    ]


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
