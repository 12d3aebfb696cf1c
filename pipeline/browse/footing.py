"""What a figure stands on: what was counted, on whose word, how much of it a person audited, and by which version."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.browse.figures import Bases, bases_by_name
from pipeline.browse.sampled import NOTHING_SAMPLED, Sample, sample_of
from pipeline.selection import Selection
from pipeline.store import questions
from pipeline.store.questions import DocumentTotals
from pipeline.store.state import corpus_state


@dataclass(frozen=True, slots=True)
class Footing:
    """Said beside every chart and in every export.

    Attributes:
        units: Running units (text and headings) of the selection.
        documents: Documents in which they stand.
        fictional_documents: How many of those were written as examples.
        audited: Running units of which a person judged something.
        labeller: Name and version of the product's own labeller; `None` when nothing was judged yet.
        codebook: Version of the codebook; `None` as above.
        language: Name and version of the language pipeline; `None` as above.
        state: Of the corpus, see `pipeline.store.state`.
        selection: What was counted.
        themes: On whose word the labels of its themes stand that running units have.
        modes: On whose word it stands which side a unit is on; `None` where mode does not decide that.
        noisy: Running units that the selection leaves out for their noise alone.
        uncertain_years: Documents among them of which the year is uncertain; where the selection leaves such out, how
            many it leaves out for that alone.
        copies: Documents with running units that the selection leaves out only because they are copies of others.
        last_audited: When a person last judged one of its units; `None` where nobody did.
        sample: What people judged of its units that were drawn by chance, and how good the machine's labels then are.
    """

    units: int
    documents: int
    fictional_documents: int
    audited: int
    labeller: str | None
    codebook: str | None
    language: str | None
    state: str
    selection: Selection
    themes: Bases
    modes: Bases | None = None
    noisy: int = 0
    uncertain_years: int = 0
    copies: int = 0
    last_audited: datetime | None = None
    sample: Sample = NOTHING_SAMPLED

    @property
    def audited_share(self) -> float | None:
        """Audited units out of running units; `None` when there are none."""
        return self.audited / self.units if self.units else None


def footing(store: Path, selection: Selection) -> Footing:
    """What figures over this selection stand on.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store, machine_only=selection.machine_only) as connection:
        return footing_of(connection, selection)


def footing_of(connection: sqlite3.Connection, selection: Selection) -> Footing:
    """The same, beside other questions to one state of the store."""
    facts = questions.facts(connection)
    found = questions.totals_by_document(connection, selection)

    def held(*, certain: bool = selection.certain_years, once: bool = selection.works_once) -> list[DocumentTotals]:
        """The documents of the selection; with `certain` or `once` of one that does or does not leave such out."""
        return [one for one in found if not (certain and one.year_uncertain) and not (once and one.is_copy)]

    documents = [one for one in held() if one.quiet]
    return Footing(
        units=sum(one.quiet for one in documents),
        documents=len(documents),
        fictional_documents=sum(one.fictional for one in documents),
        audited=sum(one.audited for one in documents),
        labeller=facts.get("labeller"),
        codebook=facts.get("codebook"),
        language=facts.get("language"),
        state=corpus_state(connection),
        selection=selection,
        themes=bases_by_name(questions.theme_bases(connection, selection)),
        noisy=sum(one.units - one.quiet for one in held()),
        uncertain_years=sum(one.year_uncertain for one in held(certain=False) if one.quiet),
        copies=sum(one.is_copy for one in held(once=False) if one.quiet and selection.works_once),
        last_audited=max((datetime.fromisoformat(one.audited_at) for one in documents if one.audited_at), default=None),
        sample=sample_of(connection, selection),
    )


@dataclass(frozen=True, slots=True)
class Version:
    """Which store in which state: as long as it is the same, so are all answers.

    Attributes:
        born: Drawn by chance when the store was made, since one that is made anew counts its writes from zero.
        revision: Raised by each write.
        codebook_sha256: Checksum of the codebook file under which all was judged; `None` until a run was finished.
    """

    born: str
    revision: int
    codebook_sha256: str | None


def last_run(store: Path) -> str | None:
    """When a document was last cleaned, split and judged, in ISO 8601; `None` where the store holds none.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store) as connection:
        return questions.last_processed(connection)


def has_real_documents(store: Path) -> bool:
    """Whether anything but fictional examples is in the store, with running units.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store) as connection:
        return questions.has_real_documents(connection)


def version(store: Path) -> Version | None:
    """The version of a store, to keep answers under; `None` when there is no store yet.

    Raises:
        StoreError: when the store cannot be read.
    """
    if not store.exists():
        return None
    with questions.asking(store) as connection:
        facts = questions.facts(connection)
    return Version(facts["born"], int(facts["revision"]), facts.get("codebook_sha256"))
