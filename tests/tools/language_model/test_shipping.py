"""From a pipeline to folder, figures and card, which fit each other."""

import pytest
import spacy

from pipeline import language
from tests.tools.language_model.treebanks import TREEBANK
from tools.language_model.card import Portion, figure_table
from tools.language_model.figures import load
from tools.language_model.shipping import CARD, FIGURES, Shipped, ship


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """A pipeline that can do no more than part sentences at full stops."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer", name="senter")
    nlp.to_disk(trained := tmp_path_factory.mktemp("trained") / "best")
    folder = tmp_path_factory.mktemp("models") / "nl_wijkspiegel_sm"
    portion = Portion("`ours.conllu`", "test", 4, 17)
    return ship(trained, folder, TREEBANK, treebank="ours.conllu", portions=[portion], speed="Fast.")


def test_the_figures_are_those_of_the_folder(shipped: Shipped) -> None:
    models = shipped.package.folder.parent
    written = load(models / FIGURES)
    assert written == shipped.scores
    assert written.pipeline == language.choose(str(shipped.package.folder)).name
    assert written.figures["sentences"].value == 1


def test_the_card_tells_these_figures(shipped: Shipped) -> None:
    text = (shipped.package.folder.parent / CARD).read_text(encoding="utf-8")
    assert figure_table(shipped.scores.figures) in text
    assert shipped.scores.pipeline in text
    assert "| `ours.conllu` | 4 | 17 | test |" in text
    assert "Fast." in text


def test_the_first_has_none_to_compare_with(shipped: Shipped) -> None:
    assert shipped.earlier is None


def test_the_next_is_compared_with_it(shipped: Shipped) -> None:
    again = ship(shipped.package.folder, shipped.package.folder, TREEBANK, treebank="ours.conllu", portions=[])
    assert again.earlier == shipped.scores
    assert again.scores.figures == shipped.scores.figures
