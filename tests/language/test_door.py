"""The language pipeline: which one is taken, what it is called, and that spaCy is not loaded for the asking."""

import json
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


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    loading._loaded.cache_clear()
    yield
    loading._loaded.cache_clear()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of the usual name, made from a blank pipeline, as pip would lay it out."""
    package = tmp_path / language.PACKAGE
    nlp = spacy.blank("nl")
    nlp.meta.update(name="core_news_sm", version="9.9.9")
    package.mkdir()
    nlp.to_disk(package / f"{language.PACKAGE}-9.9.9")
    (package / "meta.json").write_text(json.dumps(nlp.meta), encoding="utf-8")
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_init_py\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n",
        encoding="utf-8",
    )
    info = tmp_path / f"{language.PACKAGE}-9.9.9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {language.PACKAGE}\nVersion: 9.9.9\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield package
    sys.modules.pop(language.PACKAGE, None)


def lemmas(name: str | None, text: str) -> list[str]:
    return [token.lemma_ for token in language.load(name)(text)]


def test_without_a_package_lemmas_come_from_the_table() -> None:
    assert lemmas(None, "De bewoners werkten samen.") == ["de", "bewoner", "werken", "samen", "."]


def test_a_loaded_pipeline_is_the_same_object_the_next_time() -> None:
    assert language.load() is language.load()


def test_the_name_is_known_before_loading() -> None:
    assert language.describe(language.load()) == language.choose().name


def test_the_usual_package_is_preferred_where_it_is_installed(installed: Path) -> None:
    assert language.choose().name.startswith("nl_core_news_sm 9.9.9")
    nlp = language.load()
    assert language.describe(nlp) == language.choose().name
    assert lemmas(None, "De bewoners") == ["de", "bewoner"]  # it brings no lemmas of its own, so the table does


def test_the_shipped_pipeline_is_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("nl")
    nlp.meta.update(name="wijkspiegel_sm", version="0.1.0")
    nlp.to_disk(tmp_path / "shipped")
    monkeypatch.setattr(choice, "SHIPPED", tmp_path / "shipped")
    assert language.choose().name.startswith("nl_wijkspiegel_sm 0.1.0")


def test_a_folder_can_be_named(tmp_path: Path) -> None:
    spacy.blank("nl").to_disk(tmp_path / "own")
    assert lemmas(str(tmp_path / "own"), "De bewoners") == ["de", "bewoner"]


def test_a_folder_that_was_trained_again_is_another_pipeline(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    spacy.blank("nl").to_disk(folder)
    before, loaded = language.choose(str(folder)).name, language.load(str(folder))
    (folder / "tagger").mkdir()
    (folder / "tagger" / "model").write_bytes(b"other weights")
    assert language.choose(str(folder)).name != before
    assert language.describe(language.load(str(folder))) == language.choose(str(folder)).name
    assert language.load(str(folder)) is not loaded


@pytest.mark.parametrize("name", ["nl_no_such_pipeline", "no/such/folder", ""])
def test_an_unknown_name_is_refused_with_what_to_do(name: str) -> None:
    with pytest.raises(LanguageError, match="no such language pipeline") as caught:
        language.load(name)
    assert caught.value.remedy


def test_a_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"meta\.json"):
        language.load(str(tmp_path))


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(LanguageError, match="not Dutch"):
        language.load(str(tmp_path / "german"))


def test_a_broken_pipeline_is_refused_in_one_line(tmp_path: Path) -> None:
    spacy.blank("nl").to_disk(tmp_path / "broken")
    (tmp_path / "broken" / "config.cfg").write_text("[nlp]\nlang = ", encoding="utf-8")
    with pytest.raises(LanguageError, match="cannot be loaded") as caught:
        language.load(str(tmp_path / "broken"))
    assert "\n" not in str(caught.value)


def test_the_pipeline_works_in_spawned_processes() -> None:
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(lemmas, None, "De bewoners").result() == ["de", "bewoner"]


def test_asking_which_pipeline_it_is_does_not_import_spacy() -> None:
    code = "import sys; from pipeline import language; language.choose(); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
