"""The shipped corpus: forms are what they say, and codings are found back in what readers make of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from pipeline import ingest
from pipeline.codebook import Mode, SourceKind, Stance, Voice, load_codebook
from pipeline.judgement import Verdict
from pipeline.settings import REPOSITORY
from tools.shipped_corpus.__main__ import CODERS, codings
from tools.shipped_corpus.align import NotFoundError, locate
from tools.shipped_corpus.examples import Coding, Example, Paragraph, Sentence
from tools.shipped_corpus.forms import FORMS, PLAIN, Form, assign

THEMED = Coding({"community_work": Stance.PRESENT}, Mode.PRACTICE)
PLAIN_CODING = Coding({}, Mode.NONE)


def sentence(text: str, coding: Coding = PLAIN_CODING) -> Sentence:
    return Sentence(text, (coding, coding))


@pytest.fixture
def example() -> Example:
    long = (
        "De bewonersgroep van de flat hield in het voorjaar zeventien bijeenkomsten over de verlichting van het plein."
    )
    paragraphs = (
        Paragraph(Voice.AUTHOR, True, (sentence("Wat er gebeurde"),)),
        Paragraph(Voice.AUTHOR, False, tuple(sentence(f"{long[:-1]} in jaar {k}.", THEMED) for k in range(60))),
        Paragraph(Voice.INTERVIEWER, True, (sentence("En toen?"),)),
        Paragraph(Voice.INTERVIEWEE, False, (sentence("Toen kwam de koffie, financiële steun en een sleutel."),)),
        Paragraph(Voice.COMMENTER, False, (sentence("Bij ons niet."), sentence("Wij wachten nog."))),
    )
    return Example("2012-voorbeeld", "Een plein in het licht", SourceKind.ESSAY, 2012, "Buurtblad", paragraphs)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_sentence_is_found_back_in_every_form(form: Form, example: Example, tmp_path: Path) -> None:
    source = tmp_path / f"voorbeeld{form.ending}"
    source.write_bytes(form.write(example))
    document = ingest.read(source)
    found = list(codings(example, document, load_codebook(REPOSITORY / "corpus" / "codebook.toml")))
    sentences = [sentence.text for _, sentence in example.sentences]
    assert len(found) == 2 * len(sentences)
    assert [judgement.labeller for judgement in found[:2]] == list(CODERS)
    assert all(before.span <= after.span for before, after in pairwise(found))
    theme_of_second = {judged.theme: judged.verdict for judged in found[2].themes}
    assert theme_of_second["community_work"] is Verdict.PRESENT
    assert theme_of_second["collectivisation"] is Verdict.NO
    for judgement, text in zip(found[::2], sentences, strict=True):
        words = judgement.span.of(document.raw).split()
        assert abs(len("".join(words)) - len(text.replace(" ", ""))) <= 0.2 * len(text) + 30


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_is_the_same_bytes_each_time(form: Form, example: Example) -> None:
    assert form.write(example) == form.write(example)


def test_about_a_third_is_plain_text_and_every_form_is_there(example: Example) -> None:
    many = [
        Example(f"id-{k}", example.title, example.kind, example.year, example.outlet, example.paragraphs)
        for k in range(90)
    ]
    chosen = list(assign(many).values())
    assert len(chosen) == 90
    assert chosen.count(PLAIN) == 30
    assert set(chosen) == set(FORMS)


def test_a_sentence_is_found_across_a_split_word_and_with_its_closing_signs() -> None:
    raw = "‘Dat is een op-\nbouw­werker,’ zei zij (ooit).\nEn verder."
    first, second = locate(["‘Dat is een opbouwwerker,’ zei zij (ooit).", "En verder."], raw)
    assert first.of(raw) == "Dat is een op-\nbouw­werker,’ zei zij (ooit)."
    assert second.of(raw) == "En verder."


def test_a_sentence_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(NotFoundError):
        list(locate(["Iets heel anders dan dit."], "De zon scheen op het plein en niemand zei een woord."))
