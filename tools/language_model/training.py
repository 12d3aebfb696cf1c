"""Trains the pipeline with spaCy's own loop, and puts the components that need no training where they belong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.cli.train import train as spacy_train

from pipeline.errors import LanguageError
from pipeline.language import compounds, lemmas
from tools.language_model import damage  # noqa: F401  its augmenter, which the config names, is registered
from tools.language_model.corpora import Corpora
from tools.language_model.lemma_data import LemmaData

CONFIG = Path(__file__).with_name("train.cfg")
ENDS = Path(__file__).with_name("senter.cfg")
LEMMATIZER = "trainable_lemmatizer"


def train(config: Path, corpora: Corpora, out: Path, overrides: Mapping[str, object]) -> Path:
    """Train a pipeline; spaCy shows how it goes on.

    Args:
        config: spaCy's config.
        corpora: What it is trained on.
        out: The folder that gets `model-best`, by the score on what is held out, and `model-last`.
        overrides: Other values for fields of the config, such as `{"paths.init_tok2vec": …}`.

    Returns:
        The folder of the best.

    Raises:
        LanguageError: There is nothing to train on.
    """
    if not any(corpora.train.glob("*.spacy")) or not corpora.held_out.exists():
        raise LanguageError("has no documents to train on", where=corpora.train, remedy="make the corpora first")
    paths = {"paths.train": str(corpora.train), "paths.dev": str(corpora.held_out)}
    spacy_train(config, out, overrides={**paths, **overrides})
    return out / "model-best"


def train_ends(trained: Path, corpora: Corpora, out: Path, overrides: Mapping[str, object]) -> Path:
    """Train the ends of sentences anew, alone: beside the other components they never come to rest.

    Args:
        trained: The folder of a trained pipeline, whose other weights stay as they are.
        corpora: What it was trained on.
        out: The folder that gets `model-best`, by the ends of sentences in what is held out, and `model-last`.
        overrides: Other values for fields of the config.

    Returns:
        The folder of the best.

    Raises:
        LanguageError: There is nothing to train on, or no trained pipeline.
    """
    if not (trained / "config.cfg").exists():
        raise LanguageError("is no trained pipeline", where=trained, remedy="train first")
    return train(ENDS, corpora, out, {"paths.trained": str(trained), **overrides})


def add_lemmas(trained: Path, data: LemmaData, out: Path) -> Path:
    """Put the lemma components, with their tables, after the trained lemmatizer.

    Args:
        trained: The folder of a trained pipeline.
        data: The tables.
        out: The folder to write.

    Returns:
        That folder.

    Raises:
        LanguageError: There is no trained pipeline, or it has no lemmatizer.
    """
    if not (trained / "config.cfg").exists():
        raise LanguageError("is no trained pipeline", where=trained, remedy="train first")
    nlp = spacy.load(trained)
    if LEMMATIZER not in nlp.pipe_names:
        raise LanguageError(f"has no component {LEMMATIZER!r}", where=trained, remedy="name it in the config")
    nlp.add_pipe(lemmas.NAME, after=LEMMATIZER).use(data.lemmas)
    nlp.add_pipe(compounds.NAME, after=lemmas.NAME).use(data.parts)
    nlp.to_disk(out)
    return out
