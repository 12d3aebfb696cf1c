"""Which cues never match in all the sentences that are coded: dead wood, or words that the texts do not have yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pipeline.annotate.matching import rules_of
from pipeline.check.cues import Written, theme_cues
from pipeline.check.finding import Finding, Question, Report, Severity
from pipeline.check.material import Material
from pipeline.codebook import Codebook, Theme
from pipeline.cues import CueSet, Sentence, Word, fold
from pipeline.language import load, words_of

_AT_ONCE = 200
_LEMMAS, _STEMS, _BACK = "lemmas", "compounds", "back"


def matches(material: Material, report: Report) -> Iterator[Finding]:
    """Cues that are seen in no coded sentence, where the exclusions of their theme leave them to be seen."""
    sentences = [Sentence(text) for text in _texts(material)]
    codebook = material.codebook
    total = len(codebook.themes) + 2
    for done, theme in enumerate(codebook.themes, start=1):
        yield from _told(material, _unseen_of_theme(theme, codebook, sentences))
        report(done, total)
    yield from _told(material, _unseen_elsewhere(codebook, sentences))
    yield from _unseen_examples(material)
    report(total - 1, total)
    yield from _told(material, _unseen_lemmas(material))
    report(total, total)


def _texts(material: Material) -> list[str]:
    return list(dict.fromkeys(sentence.text for sentence in material.sentences))


def _told(material: Material, unseen: Iterable[Written]) -> Iterator[Finding]:
    for one in unseen:
        problem = f"{one.cue!r} ({one.list_name} of {one.owner}) matches in no coded sentence"
        spot = material.in_codebook(one.cue) if one.owner in _PARTS else material.in_codebook(one.owner, one.cue)
        remedy = "leave it out, or keep it for texts to come"
        yield Finding(Severity.NOTE, Question.MATCHES, spot, problem, remedy)


_PARTS = ("stance", "mode", "codebook")


def _unseen_of_theme(theme: Theme, codebook: Codebook, sentences: Sequence[Sentence]) -> list[Written]:
    written = [one for one in theme_cues(codebook) if one.owner == theme.id and one.list_name != _LEMMAS]
    excluded = CueSet(theme.cues.exclusions, codebook.classes)
    rest = [sentence.without(excluded.spans(sentence)) for sentence in sentences]
    exclusions = [Written(theme.id, "exclusions", cue) for cue in theme.cues.exclusions]
    return [*_unseen(written, codebook, rest), *_unseen(exclusions, codebook, sentences)]


def _unseen_elsewhere(codebook: Codebook, sentences: Sequence[Sentence]) -> list[Written]:
    parts = (("stance", codebook.stance), ("mode", codebook.mode))
    written = [Written(part, name, cue) for part, lists in parts for name, found in lists for cue in found]
    written += [Written("codebook", _BACK, cue) for cue in codebook.back]
    return _unseen(written, codebook, sentences)


def _unseen(written: Sequence[Written], codebook: Codebook, sentences: Sequence[Sentence]) -> list[Written]:
    """Those that are seen in no sentence."""
    expressions = [f"*{one.cue}*" if one.list_name == _STEMS else one.cue for one in written]
    open_ = set(expressions)
    looked_for = CueSet(expressions, codebook.classes)
    for sentence in sentences:
        seen = {cue.source for cue, _ in looked_for.by_cue(sentence)} & open_
        if seen:
            open_ -= seen
            looked_for = CueSet([expression for expression in expressions if expression in open_], codebook.classes)
    return [one for one, expression in zip(written, expressions, strict=True) if expression in open_]


def _unseen_examples(material: Material) -> Iterator[Finding]:
    """Examples of a theme whose own words are no cue of it."""
    rules = rules_of(material.codebook)
    for theme in material.codebook.themes:
        for example in theme.examples:
            if not rules.themes[theme.id].sighting(Sentence(example)).decides:
                problem = f"the cues of {theme.id} do not see its own example {example!r}"
                remedy = "add a cue, or keep it as one that only a model can see"
                spot = material.in_codebook(theme.id, example)
                yield Finding(Severity.NOTE, Question.MATCHES, spot, problem, remedy)


def _unseen_lemmas(material: Material) -> list[Written]:
    """Lemmas that are seen neither as they are written nor by the language pipeline, which is asked only for these."""
    texts = _texts(material)
    folded = [fold(text) for text in texts]
    lemmas = [one for one in theme_cues(material.codebook) if one.list_name == _LEMMAS]
    rare = {
        one.cue: tuple(fold(one.cue).split()) for one in lemmas if not any(fold(one.cue) in text for text in folded)
    }
    if not rare:
        return []
    docs, nlp = iter(texts), load(material.settings.language)
    while rare and (batch := list(islice(docs, _AT_ONCE))):
        for doc in nlp.pipe(batch):
            words = words_of(doc)
            rare = {cue: run for cue, run in rare.items() if not _stands_in(words, run)}
    return [one for one in lemmas if one.cue in rare]


def _stands_in(words: Sequence[Word], run: Sequence[str]) -> bool:
    return any(
        all(part in (word.lemma, word.form) for part, word in zip(run, words[at : at + len(run)], strict=True))
        for at in range(len(words) - len(run) + 1)
    )
