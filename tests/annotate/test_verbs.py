"""Verbs as a trained pipeline tells them, and as they are guessed where there is none."""

import pytest

from pipeline.annotate.verbs import (
    clauses,
    is_finite,
    is_participle,
    opens_with_command,
    opens_with_infinitive,
    past_verbs,
)
from pipeline.cues import Word
from tests.annotate.tagged import tagged


def spelled(form: str, lemma: str) -> Word:
    """A word of which the pipeline tells no more than its lemma."""
    return Word(0, len(form), lemma, form)


def past(marked: str) -> list[str]:
    return [verb.form for verb in past_verbs(tagged(marked).words)]


def test_a_past_tense_is_told_of_any_verb() -> None:
    assert past("Ze/ze/PRON kookten/koken/VERB/Fin.Past.Plur en/en/CCONJ zongen/zingen/VERB/Fin.Past.Plur") == [
        "kookten",
        "zongen",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "Wij/wij/PRON vergroten/vergroten/VERB/Fin.Past.Plur de/de/DET tuin/tuin/NOUN",
        "De/de/DET drempel/drempel/NOUN schaffen/afschaffen/VERB/Fin.Past.Plur we/we/PRON af/af/ADP",
        "Een/een/DET gewenste/wensen/VERB/Fin.Past.Sing plek/plek/NOUN",
        "Lange/lang/ADJ wachtlijsten/wachtlijst/VERB/Fin.Past.Plur",
        "Er/er/ADV wordt/worden/AUX/Fin.Pres.Sing gekookt/koken/VERB/Part",
    ],
)
def test_what_form_place_or_lemma_gainsays_is_no_past_tense(marked: str) -> None:
    assert past(marked) == []


def test_a_weak_past_tense_is_guessed_from_spelling() -> None:
    words = [spelled("de", "de"), spelled("gewenste", "wensen"), spelled("buurt", "buurt"), spelled("kookte", "koken")]
    assert [verb.form for verb in past_verbs(words)] == ["kookte"]


def test_forms_are_told_and_guessed() -> None:
    (told,) = tagged("geleerd/leren/VERB/Part").words
    (adjective,) = tagged("geleerd/geleerd/ADJ/Part").words
    assert (is_participle(told), is_participle(adjective), is_participle(spelled("geleerd", "leren"))) == (
        True,
        False,
        True,
    )
    assert not is_finite(told)
    assert [is_finite(spelled("leert", "leren")), is_finite(spelled("leren", "leren"))] == [True, False]


@pytest.mark.parametrize(
    ("marked", "main", "subordinate"),
    [
        (
            "Wij/wij/PRON zagen/zien/VERB/Fin.Past.Plur dat/dat/SCONJ het/het/PRON kon/kunnen/AUX/Fin.Past.Sing",
            ["zagen"],
            ["kon"],
        ),
        (
            "Omdat/omdat/SCONJ het/het/PRON moest/moeten/AUX/Fin.Past.Sing gingen/gaan/VERB/Fin.Past.Plur ze/ze/PRON",
            ["gingen"],
            ["moest"],
        ),
        (
            "Mensen/mens/NOUN/Plur die/die/PRON/Rel willen/willen/AUX/Fin.Pres.Plur koken/koken/VERB/Inf "
            "komen/komen/VERB/Fin.Pres.Plur",
            ["komen"],
            ["willen"],
        ),
        (
            "Ze/ze/PRON komen/komen/VERB/Fin.Pres.Plur om/om/SCONJ te/te/ADP koken/koken/VERB/Inf en/en/CCONJ "
            "blijven/blijven/VERB/Fin.Pres.Plur",
            ["komen", "blijven"],
            [],
        ),
    ],
)
def test_main_clauses_are_told_from_subordinate_ones(marked: str, main: list[str], subordinate: list[str]) -> None:
    found = clauses(tagged(marked).words)
    assert [verb.form for verb in found.main] == main
    assert [verb.form for verb in found.subordinate] == subordinate


def test_without_features_no_clause_or_command_is_guessed() -> None:
    words = [spelled("betrek", "betrekken"), spelled("bewoners", "bewoner")]
    assert clauses(words).main == clauses(words).subordinate == ()
    assert not opens_with_command(words)
    assert not opens_with_infinitive([spelled("versterken", "versterken")])


def test_an_item_opens_with_a_command_or_an_infinitive() -> None:
    command = tagged("2/2/NUM )/)/PUNCT Betrek/betrekken/VERB/Fin.Pres.Sing de/de/DET buurt/buurt/NOUN").words
    infinitive = tagged("•/•/PUNCT Versterken/versterken/VERB/Inf van/van/ADP de/de/DET buurt/buurt/NOUN").words
    question = tagged("Is/zijn/AUX/Fin.Pres.Sing dat/dat/PRON zo/zo/ADV").words
    assert (opens_with_command(command), opens_with_infinitive(command)) == (True, False)
    assert (opens_with_command(infinitive), opens_with_infinitive(infinitive)) == (False, True)
    assert not opens_with_command(question)
    assert not opens_with_command([])
