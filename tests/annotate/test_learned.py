"""The learned judge of kind: what it may not touch, and how it says why."""

from hypothesis import given

from pipeline.annotate.kind import by_rules, tags
from pipeline.annotate.learned import Weights, learned
from pipeline.annotate.look import Look, look_at
from pipeline.annotate.signs import MOST_WORDS, signs
from pipeline.codebook import Reason, UnitKind
from pipeline.text import Cleaned
from pipeline.units import split
from tests.strategies import texts

MINUTES = """Verslag van de wijkraad van 9 mei

Voorzitter:

dhr. T. Akkerman

Notulist:

mw. G. van Dalen

Griffier:

mw. A. Visser-Maas

De voorzitter opent de vergadering en heet iedereen van harte welkom in de nieuwe zaal. Niemand heeft nog vragen."""


def looks(raw: str) -> list[Look]:
    cleaned = Cleaned(raw, ())
    return look_at(split(cleaned), cleaned)


def test_a_name_among_those_who_were_there_is_seen_and_says_that_it_was_learned() -> None:
    cleaned = Cleaned(MINUTES, ())
    units = split(cleaned)
    found = {unit.text: tag for unit, tag in zip(units, tags(units, cleaned), strict=True)}
    assert found["mw. G. van Dalen"].reason is Reason.LEARNED
    assert found["Niemand heeft nog vragen."].kind is UnitKind.TEXT


@given(texts)
def test_it_speaks_only_of_short_lines_of_which_the_rules_know_nothing(raw: str) -> None:
    seen = looks(raw)
    rules = by_rules(seen)
    eager = Weights(bias=100.0, threshold=0.0, signs={})
    tagged = dict(learned(seen, [tag.kind if (tag := rules.get(at)) else None for at in range(len(seen))], eager))
    assert tagged.keys().isdisjoint(rules)
    assert all(seen[at].words <= MOST_WORDS for at in tagged)


def test_lines_beside_a_line_have_a_say_and_what_may_be_a_heading_or_title_must_look_it_twice() -> None:
    weights = Weights(bias=1.0, threshold=2.0, signs={"word:menu": 2.0, "word:wij": -2.0})
    lines = ["Op", *["Menu"] * 4, "Onder", *["Menu"] * 4, "Wij", "Kop", "De deur ging open en niemand kwam binnen."]
    seen = looks("\n\n".join(lines))
    kinds: list[UnitKind | None] = [None] * len(seen)
    tagged = dict(learned(seen, kinds, weights))
    assert 0 not in tagged and 5 in tagged and 10 not in tagged
    assert 11 not in tagged and set(tagged.values()) == {UnitKind.BOILERPLATE}
    kinds[4] = UnitKind.REFERENCE
    assert dict(learned(seen, kinds, weights))[5] is UnitKind.REFERENCE


def test_signs_tell_in_words_what_is_seen() -> None:
    seen = looks("Postbus 12, 8300 AB Waterdijk\n\nDe deur ging open en niemand kwam binnen.")
    (_, found), *_ = signs(seen, [None, None])
    assert {"a postcode", "word:postbus", "1 after:prose", "1 before:nothing", "capitalised:more:few"} <= set(found)
