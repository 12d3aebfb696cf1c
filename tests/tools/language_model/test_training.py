"""A tiny pipeline is trained with the config that ships, gets its lemma components, and every step is kept."""

import pytest
import spacy

from pipeline.errors import LanguageError
from pipeline.language import compounds, lemmas
from tests.tools.language_model.treebanks import TREEBANK
from tools.language_model.__main__ import STEPS, Job, steps_to_do
from tools.language_model.corpora import Corpora, Selection, write_corpora
from tools.language_model.lemma_data import LemmaData
from tools.language_model.training import CONFIG, add_lemmas, train, train_ends

TINY = {
    "components.tok2vec.model.encode.width": 8,
    "components.tok2vec.model.encode.depth": 1,
    "components.tok2vec.model.embed.rows": [50, 50, 50, 50, 10],
    "components.trainable_lemmatizer.min_tree_freq": 1,
    "components.parser.min_action_freq": 1,
    "training.max_epochs": 2,
    "training.eval_frequency": 2,
    "system.seed": 1,
}

TINY_ENDS = {"components.senter.model.tok2vec.encode.width": 8, "training.max_steps": 2}


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    work = tmp_path_factory.mktemp("work")
    corpora = write_corpora(Selection({"a": list(TREEBANK)}, list(TREEBANK), {"a": list(TREEBANK)}), work, seed=1)
    return train(CONFIG, corpora, work / "trained", TINY)


def test_the_trained_pipeline_says_what_it_was_taught_to_say(trained):
    doc = spacy.load(trained)("De buurtbewoners helpen elkaar. Het wijkteam luistert.")
    for annotation in ("POS", "MORPH", "LEMMA", "DEP", "SENT_START"):
        assert doc.has_annotation(annotation)


def test_the_same_seed_trains_the_same_pipeline(trained, tmp_path):
    again = train(CONFIG, Corpora.under(trained.parent.parent), tmp_path, TINY)
    for part in ("tok2vec", "parser"):
        assert _weights(again, part) == _weights(trained, part)


def test_the_ends_of_sentences_are_trained_alone(trained, tmp_path):
    again = train_ends(trained, Corpora.under(trained.parent.parent), tmp_path, TINY_ENDS)
    changed = [part for part in ("tok2vec", "parser", "senter") if _weights(again, part) != _weights(trained, part)]
    assert changed == ["senter"]


def _weights(folder, part):
    return (folder / part / "model").read_bytes()


def test_the_lemma_components_come_right_after_the_trained_lemmatizer(trained, tmp_path):
    data = LemmaData(lemmas.LemmaTables(), compounds.PartTables())
    nlp = spacy.load(add_lemmas(trained, data, tmp_path / "whole"))
    at = nlp.pipe_names.index("trainable_lemmatizer")
    assert nlp.pipe_names[at : at + 3] == ["trainable_lemmatizer", lemmas.NAME, compounds.NAME]
    assert [token.lemma_ for token in nlp("De buurt kookt.")]


def test_nothing_to_train_on_or_to_add_to_says_what_to_do(tmp_path):
    with pytest.raises(LanguageError, match="make the corpora first"):
        train(CONFIG, Corpora.under(tmp_path), tmp_path / "out", TINY)
    with pytest.raises(LanguageError, match="train first"):
        train_ends(tmp_path, Corpora.under(tmp_path), tmp_path / "out", TINY)
    with pytest.raises(LanguageError, match="train first"):
        add_lemmas(tmp_path, LemmaData(lemmas.LemmaTables(), compounds.PartTables()), tmp_path / "out")


@pytest.fixture
def job(tmp_path):
    return Job(tmp_path / "treebanks", tmp_path / "ship", tmp_path / "work", seed=0)


def names(job, first=None):
    return [step.name for step in steps_to_do(job, first)]


def test_what_is_made_is_kept_until_a_step_is_named(job):
    for step in STEPS:
        step.made(job).mkdir(parents=True)
    assert names(job) == []
    assert names(job, "lemmas") == ["lemmas", "package"]
    job.whole.rmdir()
    assert names(job) == names(job, "package") == ["lemmas", "package"]
