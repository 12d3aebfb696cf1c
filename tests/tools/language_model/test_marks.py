"""What counts as right, on answers whose faults are known, and in agreement with spaCy's own scorer."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from tests.tools.language_model.treebanks import HELP, TEAM, TREEBANK
from tools.language_model.exam import running_text
from tools.language_model.marks import Marks, sentence_marks, token_marks
from tools.language_model.treebank import Sentence


def answers(sentence: Sentence, **changes: dict[str, object]) -> Doc:
    """What a pipeline would say that is right but for changes such as `helpen={"upos": "NOUN"}`."""
    tokens = [replace(token, **changes.get(token.form, {})) for token in sentence.tokens]
    return Doc(
        Vocab(),
        words=[token.form for token in tokens],
        pos=[token.upos or "" for token in tokens],
        morphs=[token.feats or "_" for token in tokens],
        lemmas=[token.lemma or "" for token in tokens],
        heads=[token.head for token in tokens],
        deps=["ROOT" if token.deprel == "root" else token.deprel or "" for token in tokens],
    )


def share(marks: Iterable[Marks], figure: str) -> tuple[int, int]:
    pairs = [one.marks[figure] for one in marks if figure in one.marks]
    return sum(right for right, _ in pairs), sum(of for _, of in pairs)


def test_right_answers_have_full_marks() -> None:
    marks = list(token_marks(HELP, answers(HELP)))
    assert {figure: share(marks, figure) for figure in marks[0].marks} == {
        "upos": (5, 5),
        "features": (5, 5),
        "lemma": (5, 5),
        "lemma.joined": (5, 5),
        "uas": (8, 8),
        "las": (8, 8),
        "uas.all": (5, 5),
        "las.all": (5, 5),
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"upos": "ADJ"}, {"upos": 4, "features": 5, "lemma": 5}),
        ({"feats": "Number=Sing"}, {"upos": 5, "features": 4, "lemma": 5}),
        ({"feats": ""}, {"features": 4}),
        ({"lemma": "buurtbewoner"}, {"lemma": 4, "lemma.joined": 5}),
        ({"lemma": "buurtbewoners"}, {"lemma": 4, "lemma.joined": 4}),
        ({"head": 3}, {"uas": 6, "las": 6, "uas.all": 4, "las.all": 4}),
        ({"deprel": "obj"}, {"uas": 8, "las": 6, "uas.all": 5, "las.all": 4}),
    ],
)
def test_one_fault_costs_one_mark(change: dict[str, object], expected: dict[str, int]) -> None:
    marks = list(token_marks(HELP, answers(HELP, buurtbewoners=change)))
    assert {figure: share(marks, figure)[0] for figure in expected} == expected


def test_the_order_of_features_does_not_matter() -> None:
    marks = token_marks(HELP, answers(HELP, helpen={"feats": "VerbForm=Fin|Tense=Pres|Number=Plur"}))
    assert share(marks, "features") == (5, 5)


def test_what_the_treebank_leaves_open_is_not_marked() -> None:
    first, *rest = HELP.tokens
    unsure = replace(HELP, tokens=(replace(first, lemma=None, feats=None), *rest))
    marks = list(token_marks(unsure, answers(HELP)))
    assert share(marks, "lemma") == share(marks, "features") == (4, 4)


def test_without_a_parser_there_are_no_dependencies() -> None:
    doc = Doc(Vocab(), words=HELP.forms)
    assert "las" not in next(token_marks(HELP, doc)).marks


def test_figures_are_those_of_spacys_own_scorer() -> None:
    doc = answers(HELP, De={"head": 2, "deprel": "punct"}, elkaar={"deprel": "obl", "upos": "DET", "feats": "_"})
    examples = [Example(doc, answers(HELP))]
    scores = Scorer().score(examples) | Scorer.score_token_attr(examples, "lemma")
    marks = list(token_marks(HELP, doc))
    ours = {figure: right / of for figure in marks[0].marks for right, of in [share(marks, figure)]}
    assert ours["upos"] == pytest.approx(scores["pos_acc"])
    assert ours["features"] == pytest.approx(scores["morph_acc"])
    assert ours["lemma"] == pytest.approx(scores["lemma_acc"])
    assert ours["uas"] == pytest.approx(scores["dep_uas"])
    assert ours["las"] == pytest.approx(scores["dep_las"])
    assert ours["uas"] != ours["uas.all"]


def parted(text: str, *starts: str) -> Doc:
    """The words of a text, with a sentence at each of some words."""
    words = text.replace(".", " .").replace("!", " !").split()
    spaces = [following not in ".!" for following in [*words[1:], ""]]
    return Doc(Vocab(), words=words, spaces=spaces, sent_starts=[word in starts for word in words])


def test_sentences_are_right_when_both_ends_are() -> None:
    text = running_text(TREEBANK)
    marks = list(sentence_marks(text, parted(text.text, "De", "Het", "is", "Wij"), "sentences"))
    # found: "De … elkaar.", "Het … Er", "is koffie!", "Wij … samen."; the first and the last are true
    assert {one.document: one.marks["sentences"] for one in marks} == {
        "krant": (2, 4),
        "verslag": (0, 2),
        "brief": (2, 2),
    }


def test_a_text_in_one_piece_finds_nothing() -> None:
    text = running_text((HELP, TEAM))
    assert share(sentence_marks(text, parted(text.text, "De"), "sentences"), "sentences") == (0, 3)
