"""Which language pipeline is taken, what it is called, and that spaCy is not loaded for the asking."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
import spacy

from pipeline import language
from pipeline.errors import LanguageError
from pipeline.language import choice, loading
from tests.language.packages import install


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    loading._loaded.cache_clear()
    yield
    loading._loaded.cache_clear()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a package of the usual name is installed, and beside it, as `own`, the folder that it was made from."""
    folder = tmp_path_factory.mktemp("installed")
    install(_saved(folder / "own"), folder / "site", language.PACKAGE)
    return folder / "site"


@pytest.fixture
def installed(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The package can be imported."""
    monkeypatch.syspath_prepend(site)
    yield site / language.PACKAGE
    sys.modules.pop(language.PACKAGE, None)


@pytest.fixture
def not_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "SHIPPED", tmp_path / "nothing")


def _saved(folder: Path, lang: str = "nl") -> Path:
    nlp = spacy.blank(lang)
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("senter").initialize(lambda: [_example(nlp)])
    nlp.to_disk(folder)
    return folder


def _example(nlp: spacy.language.Language) -> spacy.training.Example:
    return spacy.training.Example.from_dict(nlp.make_doc("De buurt ."), {"sent_starts": [1, 0, 0]})


def lemmas(name: str | None, text: str) -> list[str]:
    return [language.lemma_of(token) for token in language.load(name)(text)]


@pytest.mark.usefixtures("not_shipped")
def test_without_any_trained_pipeline_lemmas_come_from_the_table() -> None:
    assert language.choose().source == language.LEMMA_TABLE
    assert lemmas(None, "De bewoners werkten samen.") == ["de", "bewoner", "werken", "samen", "."]


def test_the_table_and_the_bare_tokens_can_be_named() -> None:
    assert lemmas("lemma-table", "De bewoners") == ["de", "bewoner"]
    assert lemmas("tokens", "De Bewoners") == ["de", "bewoners"]
    assert language.choose("lemma-table").name.startswith("lemma table (spacy ")
    assert language.choose("tokens").name.startswith("tokens only (spacy ")


def test_a_loaded_pipeline_is_the_same_object_the_next_time() -> None:
    assert language.load() is language.load()


def test_the_usual_package_is_preferred_where_it_is_installed(installed: Path) -> None:
    assert language.choose().name == f"nl_core_news_sm 9.9.9 (spacy {spacy.__version__})"
    assert lemmas(None, "De bewoners") == ["de", "bewoner"]  # it brings no lemmas of its own, so the table does


def test_the_shipped_pipeline_is_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("nl")
    nlp.meta.update(name="wijkspiegel_sm", version="0.1.0")
    nlp.to_disk(tmp_path / "shipped")
    monkeypatch.setattr(choice, "SHIPPED", tmp_path / "shipped")
    assert language.choose().name.startswith("nl_wijkspiegel_sm 0.1.0")


@pytest.mark.parametrize("name", [None, "lemma-table", "tokens", "nl_core_news_sm", "own"])
def test_the_name_is_known_before_loading(installed: Path, monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    monkeypatch.chdir(installed.parent.parent)
    assert language.describe(language.load(name)) == language.choose(name).name


def test_a_folder_that_was_trained_again_is_another_pipeline(tmp_path: Path) -> None:
    folder = _saved(tmp_path / "own")
    before, loaded = language.choose(str(folder)).name, language.load(str(folder))
    (folder / "tagger").mkdir()
    (folder / "tagger" / "model").write_bytes(b"other weights")
    assert language.choose(str(folder)).name != before
    assert language.describe(language.load(str(folder))) == language.choose(str(folder)).name
    assert language.load(str(folder)) is not loaded


def test_what_no_rule_needs_is_left_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    folder = str(_saved(tmp_path / "own"))
    assert "senter" not in language.load(folder).pipe_names
    assert "senter" in language.load(folder, also=("senter", "parser")).pipe_names
    assert "senter" not in language.load(folder).pipe_names


def test_no_pipeline_named_by_its_folder_is_taken_for_a_reserved_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _saved(tmp_path / "tokens")
    assert language.choose("tokens").name.startswith("tokens only")
    assert language.choose("./tokens").name.startswith("nl_pipeline ")


@pytest.mark.parametrize("name", ["nl_no_such_pipeline", "no/such/folder", "", "nl.core.news.sm"])
def test_an_unknown_name_is_refused_with_what_to_do(installed: Path, name: str) -> None:
    with pytest.raises(LanguageError, match="no such language pipeline") as caught:
        language.load(name)
    assert caught.value.remedy


def test_a_package_that_is_no_pipeline_is_refused() -> None:
    with pytest.raises(LanguageError, match=r"meta\.json"):
        language.load("numpy")


def test_the_pipeline_works_in_spawned_processes() -> None:
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(lemmas, "lemma-table", "De bewoners").result() == ["de", "bewoner"]


def test_asking_which_pipeline_it_is_does_not_import_spacy() -> None:
    code = "import sys; from pipeline import language; language.choose(); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("module", loading.COMPONENTS)
def test_spacy_knows_each_component_of_ours_by_its_module(module: str) -> None:
    name = importlib.import_module(f"pipeline.language.{module}").NAME
    assert spacy.language.Language.has_factory(name)
    assert name.startswith("wijkspiegel_")
