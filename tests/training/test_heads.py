"""Teaching a head from few labels: what it learns from, what it refuses, and what its figures are measured on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from pipeline.cli.teaching import teach_heads
from pipeline.codebook import load_codebook
from pipeline.corpus.documents import read_entry, slugs
from pipeline.corpus.reviews import append_review
from pipeline.errors import ModelError
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.language import load
from pipeline.model.encoder import Encoder
from pipeline.model.heads import encoder_print, load_heads, manifests
from pipeline.model.passages import Line, Passage
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.training import comparison, head_comparison, heads, marked, reviewed
from pipeline.training.comparison import ENOUGH, Comparison, Judged, compared
from pipeline.training.head_comparison import compare_heads
from pipeline.training.heads import train_heads
from pipeline.training.marked import read_marked
from tests.corpora import TIME, make_corpus
from tests.model.small_model import write_head, write_model

TABLE = """
[[themes]]
id = "togetherness"
colour = "#56B4E9"
label = { nl = "samen", en = "together" }
definition = { nl = "Wat mensen samen doen.", en = "What people do together." }
[themes.cues]
lemmas = ["gezamenlijk"]
"""
WITH, WITHOUT = "Zij doen dat samen.", "Zij doen dat apart."


def _nothing(done: int, total: int, label: str) -> None:
    assert 0 < done <= total
    assert label == "togetherness"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A small corpus with a fifth theme, and a model that does not know it."""
    made = make_corpus(tmp_path)
    with made.codebook.open("a", encoding="utf-8") as file:
        file.write(TABLE)
    write_model(tmp_path / "themes")
    return made.model_copy(update={"model": str(tmp_path / "themes"), "language": "lemma-table"})


def _labels(path: Path, documents: int = 4, of_each: int = 4, themes: Iterable[str] = ("togetherness",)) -> Path:
    """A file of labels: in each document as many sentences with the theme as without, the last of them absent."""
    lines = []
    for number in range(documents):
        for at in range(2 * of_each):
            stance = {} if at % 2 else dict.fromkeys(themes, "absent" if at == 2 * of_each - 2 else "present")
            text = WITHOUT if at % 2 else WITH if stance != {"togetherness": "absent"} else f"{WITH[:-6]}niet samen."
            lines.append({"doc": f"stuk-{number}", "source": "essay", "text": text, "kind": "text"})
            lines[-1].update(mode="practice", themes=stance)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_head_finds_what_it_was_taught_and_tells_what_it_learned_from(settings: Settings, tmp_path: Path) -> None:
    (manifest,) = train_heads(settings, [_labels(tmp_path / "labels.jsonl")], _nothing)
    assert (manifest.labelled, manifest.with_theme, manifest.documents) == (32, 16, 4)
    assert manifest.reviewed == 0
    assert manifest.background > 0
    assert (manifest.precision, manifest.recall, manifest.f1) == (1.0, 1.0, 1.0)
    folder = Path(str(settings.model))
    head = load_heads(settings.heads, encoder_print(folder))["togetherness"]
    reading = Encoder.load(folder).read(Passage((Line(WITH), Line(WITHOUT))))
    assert [verdict for verdict, _ in head.verdicts(reading, [False, False])] == [Verdict.PRESENT, Verdict.NO]


def test_what_the_cues_see_raises_the_probability(settings: Settings, tmp_path: Path) -> None:
    _labels(tmp_path / "labels.jsonl")
    with (settings.corpus / "codebook.toml").open(encoding="utf-8") as file:
        codebook = file.read().replace('lemmas = ["gezamenlijk"]', 'lemmas = ["opbouwwerk"]')
    settings.codebook.write_text(codebook, encoding="utf-8")
    train_heads(settings, [tmp_path / "labels.jsonl"], _nothing)
    folder = Path(str(settings.model))
    head = load_heads(settings.heads, encoder_print(folder))["togetherness"]
    vectors = Encoder.load(folder).read(Passage((Line(WITHOUT),))).vectors
    assert head.judge(vectors, [True])[0] > head.judge(vectors, [False])[0]


def test_a_file_that_never_names_the_theme_says_nothing_of_it(settings: Settings, tmp_path: Path) -> None:
    other = _labels(tmp_path / "other.jsonl", themes=("community_work",))
    ours = _labels(tmp_path / "ours.jsonl")
    documents = read_marked(settings, [other, ours], "togetherness", background=2)
    assert [document.labelled.all() for document in documents] == [False, False, True, True, True, True]
    assert not any(document.labelled.any() for document in documents[:2])


def test_reviews_are_labels_where_they_stand(settings: Settings) -> None:
    (slug,) = (slug for slug in slugs(settings.corpus) if "praktijk" in slug)
    raw = (read_entry(settings.corpus, slug).folder / "raw.txt").read_text(encoding="utf-8")
    quote = "De buurt organiseert nu zelf een inloop."
    span = RawSpan(raw.index(quote), raw.index(quote) + len(quote))
    themes = (ThemeJudgement("togetherness", Verdict.ABSENT),)
    append_review(settings.corpus, "anna", slug, Judgement(span, quote, "person:anna", TIME, themes=themes))
    document, *others = read_marked(settings, [], "togetherness", background=5)
    (at,) = np.flatnonzero(document.labelled)
    assert (document.origin.name, document.passage.lines[at].text) == (slug, quote)
    assert (document.shares[at], document.presents[at], document.reviewed[at]) == (1.0, 0.0, True)
    assert len(others) == 2


def test_a_document_is_not_read_for_reviews_that_are_held_back(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    slug, *_ = slugs(settings.corpus)
    said = Judgement(RawSpan(0, 9), "", "person:anna", TIME, themes=(ThemeJudgement("togetherness", Verdict.ABSENT),))
    append_review(settings.corpus, "anna", slug, said)
    assert [one.origin.name for one in read_marked(settings, [], "togetherness", background=0)] == [slug]
    monkeypatch.setattr(marked, "is_held_back", lambda one: one == slug)
    assert read_marked(settings, [], "togetherness", background=0) == []


def test_too_few_labels_are_refused_with_their_number(settings: Settings, tmp_path: Path) -> None:
    labels = _labels(tmp_path / "labels.jsonl", of_each=2)
    with pytest.raises(
        ModelError, match=r"togetherness has 8 labelled sentences with it and 8 without; label at least 10"
    ):
        train_heads(settings, [labels], _nothing)
    assert not settings.heads.exists()


def test_labels_of_one_document_are_refused(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="all labels of togetherness are of one document"):
        train_heads(settings, [_labels(tmp_path / "labels.jsonl", documents=1, of_each=12)], _nothing)


def test_without_a_model_or_a_new_theme_there_is_nothing_to_teach(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="there is no model to put a head on"):
        train_heads(settings.model_copy(update={"model": "none"}), [], _nothing)
    settings.codebook.write_text(settings.codebook.read_text(encoding="utf-8").replace(TABLE, ""), encoding="utf-8")
    with pytest.raises(ModelError, match="the model knows every theme of the codebook"):
        train_heads(settings, [], _nothing)


def test_a_head_that_scores_lower_on_held_back_reviews_is_not_taken(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels, told = _labels(tmp_path / "labels.jsonl"), dict[str, Comparison | None]()
    (first,) = train_heads(settings, [labels], _nothing, told=told.__setitem__)
    assert not told  # there was nothing to compare it with
    judged = [
        Judged(f"doc-{at}", {"togetherness": True}, {"togetherness": True}, {"togetherness": at % 2 == 0})
        for at in range(ENOUGH)
    ]
    monkeypatch.setattr(heads, "compare_heads", lambda *_, **__: compared(judged))
    other = _labels(tmp_path / "other.jsonl", documents=5)
    assert train_heads(settings, [other], _nothing, told=told.__setitem__) == ()
    assert told["togetherness"] == compared(judged)
    assert manifests(settings.heads) == {"togetherness": first}
    (taken,) = train_heads(settings, [other], _nothing, take=True)
    assert manifests(settings.heads) == {"togetherness": taken}
    assert taken != first


def test_a_head_that_takes_the_place_of_another_unseen_says_so(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = _labels(tmp_path / "labels.jsonl")
    teach_heads(settings, [labels], take=False, quiet=False)
    assert "not compared" not in capsys.readouterr().err
    teach_heads(settings, [labels], take=False, quiet=False)
    assert f"togetherness: the next is not compared with the last: fewer than {ENOUGH}" in capsys.readouterr().err


def test_heads_are_compared_on_what_is_held_back(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (slug,) = (slug for slug in slugs(settings.corpus) if "praktijk" in slug)
    for module in (head_comparison, reviewed):
        monkeypatch.setattr(module, "is_held_back", lambda one: one == slug)
    monkeypatch.setattr(comparison, "ENOUGH", 2)
    raw = (read_entry(settings.corpus, slug).folder / "raw.txt").read_text(encoding="utf-8")
    for quote, verdict in (("In de praktijk verdween het opbouwwerk.", "absent"), ("De buurt organiseert nu", "no")):
        start = raw.index(quote)
        themes = (ThemeJudgement("togetherness", Verdict(verdict)),)
        span = RawSpan(start, start + len(quote))
        append_review(settings.corpus, "anna", slug, Judgement(span, quote, "person:anna", TIME, themes=themes))
    folder, codebook, nlp = Path(str(settings.model)), load_codebook(settings.codebook), load(settings.language)
    both = []
    for word in ("samen", "opbouwwerk"):
        write_head(tmp_path / word, "togetherness", folder, word)
        both.append(load_heads(tmp_path / word, encoder_print(folder))["togetherness"])
    found = compare_heads(
        settings, "togetherness", (both[0], both[1]), encoder=Encoder.load(folder), codebook=codebook, nlp=nlp
    )
    assert found is not None
    assert (found.sentences, found.documents, found.last.f1, found.next.f1) == (2, 1, 0.0, 1.0)
    assert not found.is_worse
