"""What a project that comes back says anew: codings of people that were added or changed, as verdicts of theirs.

Codings that say what that person said here last say nothing new, nor do those that we handed out; so a project that
comes in twice changes nothing the second time. What cannot be used is told, with the reason, and nothing is guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from pipeline.codebook import Codebook, Mode, UnitKind, Voice
from pipeline.exchange.answers import answers_on, coding_guid, source_guid
from pipeline.exchange.coders import Coder, coders
from pipeline.exchange.codes import ASKED, Code, all_codes, codes_of
from pipeline.exchange.foreign import ForeignCoding, ForeignProject, ForeignSelection, ForeignSource
from pipeline.exchange.material import About, CodedText, CodedUnit, Material, material
from pipeline.exchange.placing import RAW_PLACE, placing
from pipeline.judgement import Verdict
from pipeline.settings import Settings

_SHOWN = 60
"""So many characters of a quote are told."""


@dataclass(frozen=True, slots=True)
class NewVerdict:
    """A verdict of a person on one unit.

    Attributes:
        reviewer: The person's id.
        slug: The document.
        unit_id: The unit.
        quote: The unit as it is read.
        themes: A verdict for each theme that was coded anew.
        mode: `None` where it was not; so too `kind` and `voice`.
        note: What they wrote beside it.
    """

    reviewer: str
    slug: str
    unit_id: str
    quote: str
    themes: Mapping[str, Verdict]
    mode: Mode | None
    kind: UnitKind | None
    voice: Voice | None
    note: str


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is not taken in: where, why, and how many times."""

    where: str
    why: str
    times: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a project says.

    Attributes:
        verdicts: New ones, in order of document and text.
        known: How many answers to units say nothing new.
        left: What is not taken in.
    """

    verdicts: tuple[NewVerdict, ...]
    known: int
    left: tuple[Left, ...]


def incoming(settings: Settings, codebook: Codebook, project: ForeignProject) -> Incoming:
    """Hold a project against the corpus.

    Args:
        settings: Which corpus and store.
        codebook: Its codes are those that count.
        project: As another program wrote it.

    Raises:
        StoreError: when there is no store, or it does not answer.
        CorpusError: when the list of people cannot be read.
    """
    with material(settings.store) as found:
        reading = _Reading(codebook, project, coders(project, found, settings.corpus))
        for name, number in project.others.items():
            reading.left["the project", f"sources that are no text ({name}) are not read"] += number
        verdicts = [verdict for source in project.sources for verdict in reading.source(source, found)]
    left = tuple(Left(*place, times) for place, times in sorted(reading.left.items()) if times)
    return Incoming(tuple(verdicts), reading.known["answers"], left)


_Codings = list[tuple[Code, ForeignCoding]]


@dataclass(frozen=True)
class _Reading:
    """Reads the sources of a project one by one; `left` and `known` fill meanwhile."""

    codebook: Codebook
    project: ForeignProject
    coders: Mapping[str, Coder]
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)

    def source(self, source: ForeignSource, found: Material) -> Iterator[NewVerdict]:
        """The new verdicts on one document."""
        about, where = _about(source, found), source.name or source.guid
        if source.whole:
            self.left[where, "codes on a whole document say nothing of a sentence"] += source.whole
        if about is None:
            self.left[where, "is no document of this corpus"] += 1
        elif source.text is None:
            self.left[where, "its text is not in the file"] += 1
        else:
            yield from self._verdicts(source, source.text, found.text(about))

    def _verdicts(self, source: ForeignSource, theirs: str, text: CodedText) -> Iterator[NewVerdict]:
        given = self._given(source, theirs, text)
        for unit in text.units:
            of_unit = _OfUnit(unit, self.codebook.theme_ids)
            for coder, codings in given[unit.id].items():
                if (verdict := self._verdict(text.about.slug, of_unit, coder, codings)) is not None:
                    yield verdict
            self._note_missing(text.about.slug, of_unit, given[unit.id])

    def _given(
        self, source: ForeignSource, theirs: str, text: CodedText
    ) -> defaultdict[str, defaultdict[Coder, _Codings]]:
        """The codings of a document that have a place, a code and a coder, by unit and coder."""
        place, slug = placing(text, theirs, source.selections), text.about.slug
        given: defaultdict[str, defaultdict[Coder, _Codings]] = defaultdict(lambda: defaultdict(list))
        for selection in source.selections:
            units = place.units(selection)
            self._note_remarks(slug, selection, () if isinstance(units, str) else units)
            for coding in selection.codings:
                if isinstance(units, str):
                    self.left[slug, f"{units}: “{selection.name[:_SHOWN]}”"] += 1
                elif (said := self._said(coding, slug)) is not None:
                    for unit in units:
                        given[unit.id][said[0]].append((said[1], coding))
        return given

    def _note_remarks(self, slug: str, selection: ForeignSelection, units: Sequence[CodedUnit]) -> None:
        """Tell of what is written beside no code: a verdict takes a note along, and a note alone is none."""
        ours = {judgement.note for unit in units for judgement in unit.said}
        remarks = [note for note in selection.notes if note not in ours]
        if selection.description and not selection.codings and RAW_PLACE.search(selection.description) is None:
            remarks.append(selection.description)
        for remark in remarks:
            self.left[slug, f"a remark that stands beside no code: “{remark[:_SHOWN]}”"] += 1

    def _said(self, coding: ForeignCoding, slug: str) -> tuple[Coder, Code] | None:
        """Who says what; `None` where that cannot be told, which is noted."""
        names = self.project.codes.get(coding.code, ())
        code, coder = _code(self.codebook, coding.code, names), self.coders.get(coding.user or "")
        if code is None:
            self.left[slug, f"the code “{'/'.join(names) or coding.code}” is not of this codebook"] += 1
        elif coder is None:
            self.left[slug, "codings that do not say who coded"] += 1
        else:
            return coder, code
        return None

    def _verdict(self, slug: str, unit: _OfUnit, coder: Coder, codings: _Codings) -> NewVerdict | None:
        """What of the codings of one person on one unit is new, as one verdict; `None` where nothing is."""
        new: dict[str, list[tuple[Code, ForeignCoding]]] = defaultdict(list)
        for code, coding in codings:
            if (why := unit.left_for(coder, code, coding)) is not None:
                self.left[slug, why] += 1
            elif unit.is_known(coder, code, coding):
                self.known["answers"] += 1
                for note in unit.new_notes(coding):
                    self.left[slug, f"a remark beside a code that says nothing new: “{note[:_SHOWN]}”"] += 1
            else:
                new[code.question].append((code, coding))
        for question in [question for question, said in new.items() if len({code for code, _ in said}) > 1]:
            self.left[slug, f"two answers of {coder.user} about {question}: “{unit.unit.text[:_SHOWN]}”"] += 1
            del new[question]
        return _verdict(slug, unit.unit, coder, [one for said in new.values() for one in said]) if new else None

    def _note_missing(self, slug: str, unit: _OfUnit, given: Mapping[Coder, _Codings]) -> None:
        """Tell of answers that the file does not have: a coding that is gone takes nobody's word back."""
        there = {coder.user: {code.question for code, _ in codings} for coder, codings in given.items()}
        for coder in set(self.coders.values()):
            if coder.person is not None:
                missing = unit.questions_of(coder.user) - there.get(coder.user, set())
                self.left[slug, f"answers of {coder.user} are not in the file; they stand as before"] += len(missing)


class _OfUnit:
    """What was said of a unit, to tell what a coding of it says anew."""

    def __init__(self, unit: CodedUnit, themes: tuple[str, ...]) -> None:
        self.unit = unit
        self._themes = themes
        self._latest = {(answer.user, answer.code.question): answer.code for answer in answers_on(unit, themes)}

    def questions_of(self, user: str) -> set[str]:
        """What somebody answered."""
        return {question for who, question in self._latest if who == user}

    def new_notes(self, coding: ForeignCoding) -> list[str]:
        """The notes on a coding that nobody wrote here."""
        return [note for note in coding.notes if note not in (judgement.note for judgement in self.unit.said)]

    def is_known(self, coder: Coder, code: Code, coding: ForeignCoding) -> bool:
        """Whether somebody says that already, or the coding is one that we handed out."""
        is_ours = coding.guid == coding_guid(coder.user, self.unit.id, code)
        return is_ours or self._latest.get((coder.user, code.question)) == code

    def left_for(self, coder: Coder, code: Code, coding: ForeignCoding) -> str | None:
        """Why a coding cannot be used; `None` when it can, or says nothing new."""
        if self.is_known(coder, code, coding):
            return None
        if coder.person is None:
            return coder.refused
        past = self._past(coder.user, code.question)
        is_later = coding.time is not None and all(coding.time > time for time, _ in past)
        if is_later or code not in (said for _, said in past):
            return None
        return f"{coder.user} said {code.name} before, and something else since: “{self.unit.text[:_SHOWN]}”"

    def _past(self, user: str, question: str) -> list[tuple[datetime, Code]]:
        """All that a person ever answered to a question, with the time; what they took back as well."""
        own = (one for one in self.unit.said if one.labeller == user and not one.settles)
        return [(one.time, code) for one in own for code in codes_of(one, self._themes) if code.question == question]


def _about(source: ForeignSource, found: Material) -> About | None:
    """The document that a source is: by its GUID, else by the checksum beside it, else by its name."""
    tests = (
        lambda about: source_guid(about) == source.guid,
        lambda about: f"raw_sha256={about.raw_sha256}" in source.description,
        lambda about: about.slug == source.name,
    )
    return next((about for holds in tests for about in found.abouts if holds(about)), None)


def _code(codebook: Codebook, guid: str, names: tuple[str, ...]) -> Code | None:
    """A code by its GUID, or by its name where a program gave it another; `None` for one that is not ours."""
    for wanted in (guid, *names[-1:], "/".join(names[-2:])):
        if (code := _codes_by_name(codebook.theme_ids).get(wanted)) is not None:
            return code
    return None


@cache
def _codes_by_name(themes: tuple[str, ...]) -> Mapping[str, Code]:
    return {name: code for code in all_codes(themes) for name in (code.guid, code.name)}


def _verdict(slug: str, unit: CodedUnit, coder: Coder, said: _Codings) -> NewVerdict | None:
    if coder.person is None:
        return None
    answers = {code.question: code.answer for code, _ in said}
    return NewVerdict(
        reviewer=coder.person.id,
        slug=slug,
        unit_id=unit.id,
        quote=unit.text,
        themes={question: Verdict(answer) for question, answer in answers.items() if question not in ASKED},
        mode=Mode(answers["mode"]) if "mode" in answers else None,
        kind=UnitKind(answers["kind"]) if "kind" in answers else None,
        voice=Voice(answers["voice"]) if "voice" in answers else None,
        note="\n".join(dict.fromkeys(note for _, coding in said for note in coding.notes)),
    )
