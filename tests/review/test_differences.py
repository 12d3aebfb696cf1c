"""People's answers stand side by side where they differ; an adjudicator ends that with a reason, which counts first."""

import pytest

from pipeline.codebook import Codebook, Labels, Mode, Stance
from pipeline.corpus.rulings import FILE, Ruling, read_rulings
from pipeline.errors import CodebookError, CorpusError
from pipeline.judgement import Verdict, Why
from pipeline.review import undo
from pipeline.review.differences import Difference, State, Wanted, difference, differences
from pipeline.review.settling import make_ruling, settle
from pipeline.review.topics import Answer, Matter, Topic
from pipeline.settings import Settings
from pipeline.store.connection import reading
from tests.review.saying import give, unit_of
from tests.small_store import SENTENCES

FIRST, SECOND, RAIN, *_ = SENTENCES
WORK, MODE = Topic(Matter.THEME, "community_work"), Topic(Matter.MODE)


@pytest.fixture
def differing(settings: Settings, codebook: Codebook) -> Settings:
    """Anna and Bram differ on a theme of the first sentence, Anna and Dirk on the mode of the second."""
    give(settings, codebook, "anna", FIRST, "present", mode=Mode.PRACTICE, note="zij is terug")
    give(settings, codebook, "bram", FIRST, "no", mode=Mode.PRACTICE, note="dat is een persoon")
    give(settings, codebook, "anna", SECOND, "no", mode=Mode.PRACTICE)
    give(settings, codebook, "dirk", SECOND, "no", mode=Mode.RHETORIC)
    give(settings, codebook, "anna", RAIN, "no")
    give(settings, codebook, "bram", RAIN, "no")
    return settings


def found(settings: Settings, codebook: Codebook, **wanted: object) -> list[str]:
    which = Wanted(**wanted)  # type: ignore[arg-type] - each test names fields of it
    return [one.quote for one in differences(settings, codebook) if which.holds_for(one)]


def end(settings: Settings, codebook: Codebook, topic: Topic = WORK, answer: Answer = Verdict.ABSENT) -> str:
    """Carla settles the first sentence; gives the id of her word."""
    given = {topic: answer}
    unit = unit_of(settings, FIRST)
    return settle(settings, codebook, "carla", unit, given=given, reason="wie terugkomt, was weg").id


def of_first(settings: Settings, codebook: Codebook) -> Difference:
    one = difference(settings, codebook, unit_of(settings, FIRST))
    assert one is not None
    return one


# ---- side by side


def test_answers_stand_side_by_side_with_what_each_wrote(differing: Settings, codebook: Codebook) -> None:
    one = of_first(differing, codebook)
    assert (one.slug, one.quote, one.topics, one.open) == ("buurt", FIRST, (WORK,), (WORK,))
    assert {said.labeller: (said.answers[WORK], said.notes) for said in one.opinions} == {
        "person:anna": (Verdict.PRESENT, ("zij is terug",)),
        "person:bram": (Verdict.NO, ("dat is een persoon",)),
    }
    assert one.parts(WORK) == [("person:anna", "person:bram")]


def test_only_what_people_differ_on_is_a_difference(differing: Settings, codebook: Codebook) -> None:
    assert found(differing, codebook) == [FIRST, SECOND]


def test_unsure_beside_a_clear_answer_is_a_difference(settings: Settings, codebook: Codebook) -> None:
    give(settings, codebook, "anna", FIRST, "unsure")
    give(settings, codebook, "bram", FIRST, "present")
    assert found(settings, codebook) == [FIRST]


def test_who_changes_their_mind_no_longer_differs(differing: Settings, codebook: Codebook) -> None:
    give(differing, codebook, "bram", FIRST, "present")
    assert found(differing, codebook) == [SECOND]


def test_what_was_taken_back_makes_no_difference(differing: Settings, codebook: Codebook) -> None:
    taken = give(differing, codebook, "dirk", FIRST, "absent")
    assert len(of_first(differing, codebook).opinions) == 3
    undo(differing, "dirk", taken.id)
    assert len(of_first(differing, codebook).opinions) == 2


def test_the_machine_and_codings_are_no_people(settings: Settings, codebook: Codebook) -> None:
    give(settings, codebook, "anna", FIRST, "no")  # the machine finds it there
    assert found(settings, codebook, state=State.ALL) == []


@pytest.mark.parametrize(
    ("wanted", "sentences"),
    [
        ({"topic": WORK}, [FIRST]),
        ({"topic": MODE}, [SECOND]),
        ({"pair": ("person:anna", "person:bram")}, [FIRST]),
        ({"pair": ("person:anna", "person:dirk")}, [SECOND]),
        ({"pair": ("person:anna", "person:dirk"), "topic": WORK}, []),
        ({"slug": "buurt"}, [FIRST, SECOND]),
        ({"slug": "elders"}, []),
        ({"state": State.SETTLED}, []),
        ({"state": State.ALL}, [FIRST, SECOND]),
    ],
)
def test_differences_are_looked_for(
    differing: Settings, codebook: Codebook, wanted: dict[str, object], sentences: list[str]
) -> None:
    assert found(differing, codebook, **wanted) == sentences


# ---- settling


def labels(settings: Settings) -> dict[str, tuple[str, str]]:
    with reading(settings.store) as connection:
        rows = connection.execute("SELECT * FROM label WHERE unit_id = ?", (unit_of(settings, FIRST),))
        return {row["theme"]: (row["stance"], row["basis"]) for row in rows}


def test_a_settlement_counts_before_what_people_said_and_is_no_vote(differing: Settings, codebook: Codebook) -> None:
    id_ = end(differing, codebook)
    assert labels(differing) == {"community_work": ("absent", "adjudicated")}
    one = of_first(differing, codebook)
    (settled,) = one.settlements
    assert (settled.topic, settled.answer, settled.judgement.id) == (WORK, Verdict.ABSENT, id_)
    assert (settled.judgement.note, settled.judgement.labeller) == ("wie terugkomt, was weg", "person:carla")
    assert settled.judgement.asked is not None
    assert (settled.judgement.asked.why, settled.judgement.asked.theme) == (Why.SETTLING, "community_work")
    assert (one.open, len(one.opinions)) == ((), 2)
    assert found(differing, codebook) == [SECOND]
    assert found(differing, codebook, state=State.SETTLED) == [FIRST]


def test_a_settlement_taken_back_opens_the_difference_again(differing: Settings, codebook: Codebook) -> None:
    undo(differing, "carla", end(differing, codebook))
    assert of_first(differing, codebook).open == (WORK,)
    assert labels(differing) == {"community_work": ("present", "machine")}


def test_a_later_settlement_holds_and_the_earlier_returns_with_it_gone(differing: Settings, codebook: Codebook) -> None:
    end(differing, codebook)
    later = end(differing, codebook, answer=Verdict.NO)
    assert [one.answer for one in of_first(differing, codebook).settlements] == [Verdict.NO]
    undo(differing, "carla", later)
    assert [one.answer for one in of_first(differing, codebook).settlements] == [Verdict.ABSENT]


@pytest.mark.parametrize("given", [{}, {MODE: Mode.RHETORIC}, {WORK: Verdict.UNSURE}])
def test_what_nobody_differs_on_is_not_settled(
    differing: Settings, codebook: Codebook, given: dict[Topic, Answer]
) -> None:
    with pytest.raises(CorpusError, match="nothing to settle"):
        settle(differing, codebook, "carla", unit_of(differing, FIRST), given=given, reason="omdat")
    assert not (differing.corpus / "reviews" / "carla.jsonl").exists()


@pytest.mark.parametrize(("who", "reason", "why"), [("carla", "  ", "without a reason"), ("anna", "zo", "adjudicator")])
def test_settling_asks_for_a_reason_and_for_the_role(
    differing: Settings, codebook: Codebook, who: str, reason: str, why: str
) -> None:
    written = {path.name: path.read_bytes() for path in (differing.corpus / "reviews").iterdir()}
    with pytest.raises(CorpusError, match=why):
        settle(differing, codebook, who, unit_of(differing, FIRST), given={WORK: Verdict.NO}, reason=reason)
    assert {path.name: path.read_bytes() for path in (differing.corpus / "reviews").iterdir()} == written


# ---- rulings


def ruling(theme: str = "community_work", cue: str = "terugkom*") -> Ruling:
    says = Labels(nl="wie terugkomt, was weg", en="who comes back was away")
    return Ruling(says=says, themes=(theme,), stance=Stance.ABSENT, cues=(cue,))


def test_a_reason_becomes_a_ruling(settings: Settings, codebook: Codebook) -> None:
    make_ruling(settings, codebook, "carla", ruling())
    assert read_rulings(settings.corpus / FILE) == (ruling(),)


@pytest.mark.parametrize(
    ("who", "made", "error"),
    [
        ("anna", ruling(), CorpusError),
        ("carla", ruling(theme="knitting"), CodebookError),
        ("carla", ruling(cue="(open"), CodebookError),
    ],
)
def test_a_ruling_that_cannot_be_is_not_written(
    settings: Settings, codebook: Codebook, who: str, made: Ruling, error: type[Exception]
) -> None:
    with pytest.raises(error):
        make_ruling(settings, codebook, who, made)
    assert not (settings.corpus / FILE).exists()
