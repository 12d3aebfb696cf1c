"""The language pipeline that ships: small, with its papers, able to run without a net, as good as its card says."""

import json
import re
import subprocess
import sys

import pytest
from spacy.language import Language

from pipeline import language
from tools.language_model.card import figure_table
from tools.language_model.figures import Scores, load, short_of
from tools.language_model.packaging import LARGEST, size_of
from tools.language_model.scoring import PARTING, score
from tools.language_model.shipping import CARD, FIGURES
from tools.language_model.sources import SOURCES
from tools.language_model.treebank import read

FOLDER = language.SHIPPED
TREEBANK = FOLDER.parent.parent.parent / "shared" / "ud" / "alpino_test.conllu"
OURS = "De buurtwerkers luisterden naar de bewoners. Daarna dronken zij koffie in het wijkcentrum."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(str(FOLDER), also=PARTING)


@pytest.fixture(scope="module")
def told() -> Scores:
    return load(FOLDER.parent / FIGURES)


def test_it_is_what_is_taken_where_nothing_else_is_installed() -> None:
    if language.choose().source == language.PACKAGE:
        pytest.skip(f"{language.PACKAGE} is installed here, and comes first")
    assert language.choose().source == str(FOLDER)


def test_it_tells_of_each_word_what_it_is(nlp: Language) -> None:
    doc = nlp(OURS)
    said = {token.text: (token.pos_, token.morph.to_dict(), language.lemma_of(token)) for token in doc}
    assert said["buurtwerkers"] == ("NOUN", {"Number": "Plur"}, "buurtwerker")
    assert said["luisterden"][::2] == ("VERB", "luisteren")
    assert said["dronken"] == ("VERB", {"Number": "Plur", "Tense": "Past", "VerbForm": "Fin"}, "drinken")
    assert said["wijkcentrum"][::2] == ("NOUN", "wijkcentrum")
    assert [sentence.text for sentence in doc.sents] == OURS.replace(". ", ".\n").split("\n")
    assert doc[2].head == doc[2]
    assert doc[1].dep_ == "nsubj"


def test_its_parser_can_be_left_out_and_the_words_stay_the_same(nlp: Language) -> None:
    without = language.load(str(FOLDER))
    assert "parser" in nlp.pipe_names
    assert not {"parser", "senter"} & set(without.pipe_names)
    one, other = ([(token.pos_, token.morph, token.lemma_) for token in made(OURS)] for made in (nlp, without))
    assert [(pos, str(morph), lemma) for pos, morph, lemma in one] == [
        (pos, str(morph), lemma) for pos, morph, lemma in other
    ]


def test_it_runs_in_a_process_that_can_open_no_connection() -> None:
    code = (
        "import socket\n"
        "def refuse(*_): raise OSError('no net')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from pipeline import language\n"
        f"nlp = language.load({str(FOLDER)!r}, also=('parser', 'senter'))\n"
        "print(len(list(nlp('Het regent. Wij blijven thuis.').sents)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=FOLDER.parent)
    assert (ran.returncode, ran.stdout.strip()) == (0, "2"), ran.stderr


def test_it_is_small_and_keeps_no_words_that_it_was_trained_on() -> None:
    assert size_of(FOLDER) <= LARGEST
    strings = json.loads((FOLDER / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert len(strings) < 5_000


def test_its_papers_are_complete() -> None:
    meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["name"], meta["license"]) == ("nl", "wijkspiegel_sm", "CC BY-SA 4.0")
    assert all(meta[field] for field in ("version", "description", "author", "sources", "performance"))
    licence, card = ((FOLDER / "LICENSE"), (FOLDER.parent / CARD))
    for text in (licence.read_text(encoding="utf-8"), card.read_text(encoding="utf-8")):
        assert "CC BY-SA 4.0" in text
        assert [source.name for source in SOURCES if source.authors not in text] == []


def test_no_file_tells_of_the_machine_that_it_was_trained_on() -> None:
    config = (FOLDER / "config.cfg").read_text(encoding="utf-8")
    assert re.findall(r'= "(?:/|[A-Z]:)[^"]*"', config) == []


def test_card_and_meta_data_tell_the_figures_of_the_file(told: Scores) -> None:
    card = (FOLDER.parent / CARD).read_text(encoding="utf-8")
    meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
    name = language.choose(str(FOLDER)).name
    assert told.pipeline.rpartition(" (")[0] == name.rpartition(" (")[0]  # whatever spaCy is installed here
    assert told.pipeline in card
    assert figure_table(told.figures) in card
    assert meta["performance"]["pos_acc"] == told.figures["upos"].value


def test_the_figures_told_reach_every_floor(told: Scores) -> None:
    assert short_of(told.figures) == []


@pytest.mark.shared
@pytest.mark.skipif(not TREEBANK.is_file(), reason="the treebanks lie in ../shared, which is not here")
def test_it_is_as_good_as_it_says_on_the_test_file(nlp: Language, told: Scores) -> None:
    found = score(nlp, read(TREEBANK), TREEBANK.name)
    assert short_of(found.figures) == short_of(told.figures)
    # another processor may round another way, and so turn a word or two
    assert {name: figure.value for name, figure in found.figures.items()} == pytest.approx(
        {name: figure.value for name, figure in told.figures.items()}, abs=0.005
    )
