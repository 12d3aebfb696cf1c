"""A verdict is on disk before anything else, counts at once, is written once, and can be taken back."""

import json
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from pipeline import review
from pipeline.codebook import Codebook, Mode, load_codebook
from pipeline.corpus.people import Role, give_role
from pipeline.errors import CodebookError, CorpusError, StoreError
from pipeline.judgement import Asked, Before, Judgement, Verdict, Why
from pipeline.masks import SIGN
from pipeline.records import from_record
from pipeline.settings import REPOSITORY, Settings
from pipeline.store.connection import reading, writing
from tests.small_store import SENTENCES, store


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "codebook.toml").write_bytes((REPOSITORY / "corpus" / "codebook.toml").read_bytes())
    made = Settings(corpus=tmp_path)
    store(made)
    return made


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(REPOSITORY / "corpus" / "codebook.toml")


def unit_of(settings: Settings, sentence: str) -> str:
    with reading(settings.store) as connection:
        return str(connection.execute("SELECT id FROM unit WHERE text = ?", (sentence,)).fetchone()["id"])


def labels(settings: Settings, sentence: str) -> dict[str, tuple[str, str]]:
    """Theme → stance and basis, as charts count them."""
    with reading(settings.store) as connection:
        rows = connection.execute("SELECT * FROM label WHERE unit_id = ?", (unit_of(settings, sentence),))
        return {row["theme"]: (row["stance"], row["basis"]) for row in rows}


def written(settings: Settings, reviewer: str = "anna") -> list[dict[str, object]]:
    path = settings.corpus / "reviews" / f"{reviewer}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def give(settings: Settings, codebook: Codebook, sentence: str, verdict: str, reviewer: str = "anna") -> Judgement:
    """A verdict on community work, as a reviewer gives it."""
    themes = {"community_work": Verdict(verdict)}
    return review.record(
        settings,
        codebook,
        reviewer,
        unit_of(settings, sentence),
        themes=themes,
        mode=Mode.RHETORIC,
        note=" Zie boven. ",
    )


FIRST, _, RAIN, *_ = SENTENCES


# ---- verdicts


def test_a_verdict_is_a_line_in_the_corpus_with_its_place_and_quote(settings: Settings, codebook: Codebook) -> None:
    judgement = give(settings, codebook, FIRST, "absent")
    (line,) = written(settings)
    assert (line["doc"], line["start"], line["end"]) == ("buurt", 0, len(FIRST))
    assert (line["quote"], line["labeller"], line["id"]) == (FIRST, "person:anna", judgement.id)
    assert (line["themes"], line["mode"], line["note"]) == ({"community_work": "absent"}, "rhetoric", "Zie boven.")


def test_a_verdict_changes_the_labels_that_charts_count(settings: Settings, codebook: Codebook) -> None:
    assert labels(settings, FIRST) == {"community_work": ("present", "machine")}
    give(settings, codebook, FIRST, "absent")
    assert labels(settings, FIRST) == {"community_work": ("absent", "person")}
    give(settings, codebook, FIRST, "no")
    assert labels(settings, FIRST) == {}
    with reading(settings.store) as connection:
        row = connection.execute("SELECT mode, mode_basis, audited FROM unit WHERE text = ?", (FIRST,)).fetchone()
    assert tuple(row) == ("rhetoric", "person", 1)


def test_a_verdict_raises_the_revision_so_that_charts_follow(settings: Settings, codebook: Codebook) -> None:
    def revision() -> int:
        with reading(settings.store) as connection:
            return int(connection.execute("SELECT value FROM fact WHERE name = 'revision'").fetchone()["value"])

    before = revision()
    give(settings, codebook, FIRST, "absent")
    assert revision() > before


def test_two_reviewers_who_agree_outweigh_one(settings: Settings, codebook: Codebook) -> None:
    give(settings, codebook, FIRST, "absent")
    give(settings, codebook, FIRST, "absent", reviewer="bram")
    assert labels(settings, FIRST) == {"community_work": ("absent", "agreed")}


def test_when_the_store_fails_the_verdict_is_on_disk_and_the_error_says_so(
    settings: Settings, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        assert len(written(settings)) == 1  # on disk before the store is asked
        raise StoreError("the disk is full", where=settings.store)

    monkeypatch.setattr("pipeline.review.verdicts.add_judgement", broken)
    with pytest.raises(StoreError, match=r"the verdict is safe on disk.*the disk is full.*wijkspiegel run"):
        give(settings, codebook, FIRST, "absent")
    assert len(written(settings)) == 1
    assert labels(settings, FIRST) == {"community_work": ("present", "machine")}


def test_when_the_corpus_cannot_be_written_nothing_counts(
    settings: Settings, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise CorpusError("cannot be written")

    monkeypatch.setattr("pipeline.review.verdicts.append_review", broken)
    with pytest.raises(CorpusError):
        give(settings, codebook, FIRST, "absent")
    assert labels(settings, FIRST) == {"community_work": ("present", "machine")}


def test_a_theme_that_the_codebook_lacks_is_refused_before_anything_is_written(
    settings: Settings, codebook: Codebook
) -> None:
    with pytest.raises(CodebookError, match="knitting"):
        review.record(settings, codebook, "anna", unit_of(settings, FIRST), themes={"knitting": Verdict.NO}, mode=None)
    assert not (settings.corpus / "reviews").exists()


def test_a_sentence_that_is_no_longer_there_is_refused(settings: Settings, codebook: Codebook) -> None:
    with pytest.raises(StoreError, match="take the next one"):
        review.record(settings, codebook, "anna", "0" * 16, themes={}, mode=None)


@pytest.mark.parametrize("name", ["", " ", "..", "/", "12", "\n", "李"])
def test_a_name_that_gives_no_name_of_a_file_is_refused(settings: Settings, codebook: Codebook, name: str) -> None:
    with pytest.raises(CorpusError) as refused:
        give(settings, codebook, FIRST, "no", reviewer=name)
    assert "\n" not in str(refused.value)
    assert not list(settings.corpus.rglob("*.jsonl"))


@pytest.mark.parametrize("name", ["Anna de Vries", "../anna de vries", "ánna/de\\vries"])
def test_a_name_as_people_write_it_stays_inside_the_corpus(settings: Settings, codebook: Codebook, name: str) -> None:
    give(settings, codebook, FIRST, "no", reviewer=name)
    (line,) = written(settings, "anna-de-vries")
    assert line["labeller"] == "person:anna-de-vries"
    assert [past.judgement.id for past in review.latest(settings, name)] == [line["id"]]


def many(corpus: Path, reviewer: str, sentence: str, times: int) -> None:
    settings = Settings(corpus=corpus)
    codebook = load_codebook(settings.codebook)
    for turn in range(times):
        give(settings, codebook, sentence, ("no", "absent")[turn % 2], reviewer=reviewer)


def test_two_processes_that_judge_at_once_lose_nothing(settings: Settings) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        done = [pool.submit(many, settings.corpus, "anna", sentence, 15) for sentence in (FIRST, RAIN)]
        for one in done:
            one.result()
    assert len(written(settings)) == 30
    assert len({line["id"] for line in written(settings)}) == 30
    with reading(settings.store) as connection:
        assert connection.execute("SELECT count(*) FROM judgement WHERE labeller = 'person:anna'").fetchone()[0] == 30


def test_the_same_said_twice_is_one_line_and_something_else_is_another(settings: Settings, codebook: Codebook) -> None:
    first = give(settings, codebook, FIRST, "no")
    assert give(settings, codebook, FIRST, "no") == first
    give(settings, codebook, RAIN, "no")
    give(settings, codebook, FIRST, "absent")
    assert len(written(settings)) == 3
    give(settings, codebook, FIRST, "no")
    assert len(written(settings)) == 4


def test_what_was_taken_back_can_be_said_again(settings: Settings, codebook: Codebook) -> None:
    review.undo(settings, "anna", give(settings, codebook, FIRST, "no").id)
    give(settings, codebook, FIRST, "no")
    assert labels(settings, FIRST) == {}


def at_once(corpus: Path, sentence: str) -> str:
    settings = Settings(corpus=corpus)
    return give(settings, load_codebook(settings.codebook), sentence, "no").id


def test_a_button_pressed_twice_at_once_is_one_verdict(settings: Settings) -> None:
    with ThreadPoolExecutor(6) as pool:
        given = set(pool.map(at_once, [settings.corpus] * 6, [FIRST] * 6))
    assert given == {line["id"] for line in written(settings)}
    assert len(given) == 1


def test_a_verdict_tells_how_it_was_asked_and_what_counted_before(settings: Settings, codebook: Codebook) -> None:
    def said_now(**more: Verdict) -> Judgement:
        asked = Asked(Why.CHANCE, chance=0.25, blind=True)
        themes, unit = {"community_work": Verdict.NO, **more}, unit_of(settings, FIRST)
        return review.record(settings, codebook, "anna", unit, themes=themes, mode=None, asked=asked)

    first = said_now()
    assert first.asked == Asked(Why.CHANCE, chance=0.25, blind=True, machine="rule:cues@00000000")
    assert first.before == Before(themes=(("community_work", Verdict.PRESENT),))
    second = said_now(collectivisation=Verdict.PRESENT)
    assert second.before == Before(themes=(("community_work", Verdict.NO), ("collectivisation", Verdict.NO)))
    assert [from_record(line)[1] for line in written(settings)] == [first, second]


def test_only_who_has_the_role_may_judge_and_settle(settings: Settings, codebook: Codebook) -> None:
    def settle(note: str) -> Judgement:
        unit = unit_of(settings, FIRST)
        return review.record(
            settings, codebook, "anna", unit, themes={"community_work": Verdict.NO}, mode=None, note=note, settles=True
        )

    with pytest.raises(CorpusError, match="wijkspiegel people anna --role adjudicator"):
        settle("Zo is het.")
    give_role(settings.corpus, "anna", Role.ADJUDICATOR)
    with pytest.raises(CorpusError, match="without a reason"):
        settle(" ")
    assert not (settings.corpus / "reviews").exists()
    give(settings, codebook, FIRST, "absent", reviewer="bram")
    settle("Zo is het.")
    assert labels(settings, FIRST) == {}
    give_role(settings.corpus, "bram", Role.READER)
    with pytest.raises(CorpusError, match="bram is reader"):
        give(settings, codebook, FIRST, "present", reviewer="bram")


# ---- taking back


def test_taking_back_is_a_new_line_and_the_old_label_returns(settings: Settings, codebook: Codebook) -> None:
    given = give(settings, codebook, FIRST, "no")
    review.undo(settings, "anna", given.id)
    first, second = written(settings)
    assert (first["id"], second["retracts"]) == (given.id, given.id)
    assert labels(settings, FIRST) == {"community_work": ("present", "machine")}


def test_only_a_verdict_that_stands_can_be_taken_back_and_only_by_its_giver(
    settings: Settings, codebook: Codebook
) -> None:
    given = give(settings, codebook, FIRST, "no")
    with pytest.raises(CorpusError, match="bram has no verdict"):
        review.undo(settings, "bram", given.id)
    review.undo(settings, "anna", given.id)
    with pytest.raises(CorpusError, match="anna has no verdict"):
        review.undo(settings, "anna", given.id)
    assert len(written(settings)) == 2


def test_the_latest_verdicts_come_newest_first_without_those_taken_back(settings: Settings, codebook: Codebook) -> None:
    given = [give(settings, codebook, sentence, "no") for sentence in list(SENTENCES)[:3]]
    review.undo(settings, "anna", given[1].id)
    assert [past.judgement.id for past in review.latest(settings, "anna")] == [given[2].id, given[0].id]
    assert [past.judgement.id for past in review.latest(settings, "anna", n=1)] == [given[2].id]
    assert review.latest(settings, "anna")[0].slug == "buurt"
    assert review.latest(settings, "bram") == ()


def test_a_verdict_on_a_sentence_that_was_masked_since_is_shown_as_it_is_seen(
    settings: Settings, codebook: Codebook
) -> None:
    give(settings, codebook, FIRST, "no")
    assert [past.quote for past in review.latest(settings, "anna")] == [FIRST]
    with writing(settings.store) as connection:
        connection.execute("UPDATE unit SET text = ? WHERE text = ?", (f"De {SIGN * 3} kwam terug.", FIRST))
    assert [past.quote for past in review.latest(settings, "anna")] == [f"De {SIGN * 3} kwam terug."]


def test_who_may_no_longer_judge_takes_nothing_back_either(settings: Settings, codebook: Codebook) -> None:
    given = give(settings, codebook, FIRST, "present")
    give_role(settings.corpus, "anna", Role.READER)
    with pytest.raises(CorpusError, match="takes the role of reviewer"):
        review.undo(settings, "anna", given.id)
    assert len(written(settings)) == 1
