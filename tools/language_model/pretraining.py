"""Teaches the shared layer what Dutch words look like among others, on text that nobody has annotated."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rich.progress import track
from spacy import util
from spacy.training.pretrain import pretrain as spacy_pretrain

from pipeline.errors import LanguageError

_EMPTY_LINE = re.compile(r"\n\s*\n")
SHORTEST = 60
"""How many characters a paragraph must have: what is shorter is mostly headings, numbers and names."""
LONGEST = 2000
"""Longer paragraphs are tables, or pages whose lines are all apart."""


def paragraphs(sources: Iterable[Path]) -> Iterator[str]:
    """The paragraphs of texts, each on one line.

    Args:
        sources: Text files, folders of them, or archives (`.tar`, compressed or not) of them.

    Raises:
        LanguageError: A source cannot be read.
    """
    for source in sources:
        try:
            for text in _texts(source):
                joined = (" ".join(paragraph.split()) for paragraph in _EMPTY_LINE.split(text))
                yield from (paragraph for paragraph in joined if SHORTEST <= len(paragraph) <= LONGEST)
        except (OSError, tarfile.TarError) as error:
            raise LanguageError("cannot be read as text", where=source, remedy="get it anew") from error


def _texts(source: Path) -> Iterator[str]:
    if source.is_dir():
        for path in sorted(source.rglob("*.txt")):
            yield path.read_text(encoding="utf-8", errors="replace")
    elif ".tar" in source.suffixes:
        with tarfile.open(source) as archive:
            for member in archive:
                if (file := archive.extractfile(member)) is not None:
                    yield file.read().decode("utf-8", errors="replace")
    else:
        yield source.read_text(encoding="utf-8", errors="replace")


def write_texts(sources: Iterable[Path], path: Path) -> int:
    """Write paragraphs as the lines of JSON that spaCy pretrains on.

    Args:
        sources: See `paragraphs`.
        path: The file to write.

    Returns:
        How many paragraphs there are; no paragraph stands there twice.
    """
    unique = dict.fromkeys(paragraphs(track(list(sources), "Texts")))
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps({"text": paragraph}, ensure_ascii=False) + "\n" for paragraph in unique)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(unique)


def pretrain(texts: Path, config: Path, out: Path, overrides: Mapping[str, object]) -> Path:
    """Pretrain the shared layer; spaCy shows how it goes on.

    Args:
        texts: Lines of JSON, see `write_texts`.
        config: spaCy's config, with its section `pretraining`.
        out: The folder that gets the weights.
        overrides: Other values for fields of the config.

    Returns:
        The file of the weights after the last round, for `paths.init_tok2vec`.
    """
    out.mkdir(parents=True, exist_ok=True)
    settings = util.load_config(config, overrides={"paths.raw_text": str(texts), **overrides})
    filled = util.load_model_from_config(settings, auto_fill=True).config  # what the file leaves out, as in training
    spacy_pretrain(filled.interpolate(), out, silent=False)
    return out / "model-last.bin"
