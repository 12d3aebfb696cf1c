"""From a trained pipeline to the folder that ships: what is left out, what is put in, and that it says the same."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from pipeline.errors import LanguageError
from tests.tools.language_model.treebanks import TREEBANK
from tools.language_model import packaging
from tools.language_model.exam import text_of
from tools.language_model.figures import Figure
from tools.language_model.sources import SOURCES

TEXTS = tuple(text_of(sentence) for sentence in TREEBANK)
SMALL = {
    "@architectures": "spacy.Tagger.v2",
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 16,
        "depth": 1,
        "embed_size": 100,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
    },
}
FOUND = {"upos": Figure(0.95, 0.94, 0.96, 100), "las.all": Figure(0.7, None, None, 100)}


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lemmatizer that learned a few words by heart, and where they lay."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1, "model": SMALL})
    examples = [Example(Doc(nlp.vocab, words=one.forms), lemmatised(nlp, *one.forms)) for one in TREEBANK]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples, sgd=optimizer)
    nlp.config["paths"]["train"] = "/somewhere/train"
    nlp.vocab.strings.add("vertrouwelijk")
    nlp.to_disk(folder := tmp_path_factory.mktemp("trained") / "model-best")
    return folder


def lemmatised(nlp: Language, *words: str) -> Doc:
    lemmas = {token.form: token.lemma for sentence in TREEBANK for token in sentence.tokens}
    return Doc(nlp.vocab, words=list(words), lemmas=[lemmas[word] or "" for word in words])


@pytest.fixture(scope="module")
def packaged(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> packaging.Package:
    return packaging.package(trained, tmp_path_factory.mktemp("models") / "nl_wijkspiegel_sm", FOUND, TEXTS)


def test_it_says_the_same_without_the_words_it_was_trained_on(trained: Path, packaged: packaging.Package) -> None:
    before, after = spacy.load(trained), spacy.load(packaged.folder)
    assert [packaging.answers(before(text)) for text in TEXTS] == [packaging.answers(after(text)) for text in TEXTS]
    assert any(token.lemma_ != token.text for text in TEXTS for token in after(text))  # it has learned something
    assert "vertrouwelijk" in before.vocab.strings
    assert "vertrouwelijk" not in after.vocab.strings
    assert packaged.trimmed > 0


def test_its_papers_are_complete(packaged: packaging.Package) -> None:
    meta = json.loads((packaged.folder / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["name"], meta["version"]) == ("nl", packaging.NAME, packaging.VERSION)
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["performance"] == {"pos_acc": 0.95}
    assert "wijkspiegel" not in meta
    licence = (packaged.folder / "LICENSE").read_text(encoding="utf-8")
    assert "by-sa/4.0" in licence
    assert [source.name for source in SOURCES if source.authors not in licence or source.licence not in licence] == []


def test_nothing_tells_where_it_was_trained(packaged: packaging.Package) -> None:
    assert "/somewhere" not in (packaged.folder / "config.cfg").read_text(encoding="utf-8")


def test_the_same_pipeline_gives_the_same_bytes_whatever_stood_there(
    trained: Path, packaged: packaging.Package, tmp_path: Path
) -> None:
    folder = tmp_path / packaged.folder.name
    folder.mkdir()
    (folder / "leftover").touch()
    again = packaging.package(trained, folder, FOUND, TEXTS)
    one, other = (
        {path.relative_to(made.folder): path.read_bytes() for path in made.folder.rglob("*") if path.is_file()}
        for made in (packaged, again)
    )
    assert one == other
    assert packaged.size == again.size == sum(len(content) for content in one.values())
    assert list(tmp_path.iterdir()) == [folder]


def test_one_that_is_too_large_does_not_replace_an_earlier_one(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (earlier := tmp_path / "nl_wijkspiegel_sm" / "meta.json").parent.mkdir()
    earlier.touch()
    monkeypatch.setattr(packaging, "LARGEST", 1000)
    with pytest.raises(LanguageError, match="MB"):
        packaging.package(trained, earlier.parent, FOUND, TEXTS)
    assert list(tmp_path.rglob("*")) == [earlier.parent, earlier]


def test_one_that_needs_more_words_than_were_left_does_not_ship(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packaging, "needed_strings", lambda _: [])
    with pytest.raises(LanguageError, match="needed_strings"):
        packaging.package(trained, tmp_path / "nl_wijkspiegel_sm", FOUND, TEXTS)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_pipeline_says_so(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="none"):
        packaging.package(tmp_path / "none", tmp_path / "nl_wijkspiegel_sm", FOUND, TEXTS)
