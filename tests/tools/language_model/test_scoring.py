"""A pipeline whose faults are known gets the figures that follow from them."""

from pathlib import Path

import pytest
from spacy import blank
from spacy.language import Language
from spacy.tokens import Doc

from tests.tools.language_model.treebanks import TREEBANK, sentence
from tools.language_model import scoring
from tools.language_model.figures import Figure, load
from tools.language_model.treebank import Token

TRUTH: dict[str, Token] = {token.form: token for sentence in TREEBANK for token in sentence.tokens}


@Language.component("test_tells_the_truth_but_of_coffee")
def tells_the_truth_but_of_coffee(doc: Doc) -> Doc:
    """Takes `koffie` for a verb, and knows no word that is damaged."""
    for token in doc:
        true = TRUTH.get(token.text)
        token.pos_ = "X" if true is None else "VERB" if token.text == "koffie" else true.upos or ""
        token.lemma_ = token.text if true is None else true.lemma or ""
        token.set_morph(None if true is None else true.feats)
    return doc


@Language.component("test_parts_at_full_stops")
def parts_at_full_stops(doc: Doc) -> Doc:
    """Finds no sentence after an exclamation mark."""
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
    return doc


@pytest.fixture
def nlp() -> Language:
    made = blank("nl")
    made.add_pipe("test_tells_the_truth_but_of_coffee")
    made.add_pipe("test_parts_at_full_stops", name="senter")
    return made


def test_known_faults_give_known_figures(nlp: Language) -> None:
    scores = scoring.score(nlp, TREEBANK, "ours.conllu")
    assert (scores.documents, scores.sentences, scores.tokens) == (3, 4, 17)
    assert scores.figures["upos"].value == pytest.approx(16 / 17, abs=1e-5)
    assert scores.figures["features"].value == scores.figures["lemma"].value == 1
    assert scores.figures["sentences"].value == 1  # each document ends a text
    # in one text the documents stand by name: brief, krant, verslag; so nothing follows the exclamation mark
    assert scores.figures["long.sentences.senter"].value == 1
    assert scores.by_class["NOUN"]["upos"].value == pytest.approx(2 / 3, abs=1e-5)
    assert scores.by_class["VERB"]["upos"].value == 1
    assert scores.by_length["1–10"]["upos"].of == 17


def test_damage_costs_what_it_hits(nlp: Language) -> None:
    found = scoring.score(nlp, TREEBANK * 10, "ours.conllu").figures
    assert found["damaged.upos"].value < found["upos"].value
    assert found["drop.upos"].value == pytest.approx(found["upos"].value - found["damaged.upos"].value, abs=1e-4)


def test_words_of_old_spelling_are_scored_apart(nlp: Language) -> None:
    tree = (*TREEBANK, sentence("brief.p.1.s.2", "Zo zo ADV _ 1 advmod", "helpen helpen VERB _ 1 root"))
    found = scoring.score(nlp, tree, "ours.conllu").figures
    assert found["now.upos"] == found["old.upos"] == Figure(0, None, None, 1)  # it knows neither Zo nor Zoo
    assert "now.upos" not in scoring.score(nlp, TREEBANK, "ours.conllu").figures


def test_what_a_pipeline_lacks_has_no_figure() -> None:
    bare = scoring.score(blank("nl"), TREEBANK, "ours.conllu").figures
    assert bare["upos"].value == 0
    assert not {name for name in bare if "sentences" in name or "las" in name}


def test_a_component_alone_is_told_beside_the_whole(nlp: Language) -> None:
    nlp.add_pipe("test_parts_at_full_stops", name="parser")
    found = scoring.score(nlp, TREEBANK, "ours.conllu").figures
    assert {"sentences", "sentences.senter", "sentences.parser", "long.sentences.parser"} <= set(found)
    assert nlp.pipe_names == ["test_tells_the_truth_but_of_coffee", "senter", "parser"]


CONLLU = """\
# sent_id = krant.p.1.s.1
1\tDe\tde\tDET\t_\tDefinite=Def\t2\tdet\t_\t_
2\tbewoners\tbewoner\tNOUN\t_\tNumber=Plur\t3\tnsubj\t_\t_
3\thelpen\thelpen\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_

"""


def test_the_command_writes_figures_and_compares_with_earlier_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    treebank, out = tmp_path / "ours.conllu", tmp_path / "scores.json"
    treebank.write_text(CONLLU, encoding="utf-8")
    for change in (False, True):
        assert scoring.main(["lemma-table", str(treebank), "--out", str(out)]) == 1  # the floors are not reached
        printed = capsys.readouterr().out
        assert ("+0.000" in printed) == change
    assert load(out).figures["lemma"].value == 1
    assert "LAS, without punctuation" not in load(out).figures
    assert "part of speech (UPOS): 0.000 is below 0.945" in printed


def test_the_command_says_in_one_line_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scoring.main(["lemma-table", str(tmp_path / "none.conllu")]) == 1
    assert "none.conllu" in capsys.readouterr().err.replace("\n", "")  # a narrow terminal breaks a long path


def test_an_interval_that_is_not_there_is_shown_as_nothing() -> None:
    assert scoring.interval(Figure(0.5, None, None, 2)) == ""
    assert scoring.interval(Figure(0.5, 0.25, 0.75, 2)) == "0.250–0.750"
