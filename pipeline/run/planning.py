"""What of the store is stale, and why. Nothing is written, and spaCy is not loaded: with nothing to do a run is fast.

corpus → what each document would be made of now ┐
store  → what it was made of                     ┴→ decide → tasks, each with its reasons
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from pipeline.annotate import labeller
from pipeline.codebook import Codebook, load_codebook
from pipeline.corpus.bin import in_bin
from pipeline.corpus.documents import Entry, slugs, source_notice
from pipeline.corpus.judgements import AllSaid, Said, read_all
from pipeline.errors import CorpusError
from pipeline.language import choose
from pipeline.model.choice import choose_model, model_name
from pipeline.run.entries import copy_notice, read_entries
from pipeline.run.ledger import faults_of
from pipeline.run.lost import lost_verdicts
from pipeline.settings import Masking, Settings, check_rules
from pipeline.stages import names_of
from pipeline.store.connection import current, reading, usable
from pipeline.store.documents import read_facts, read_ledgers, read_prints, read_refusals
from pipeline.store.processed import Prints
from pipeline.text import checksum, content_id

_NEW, _GONE = "new", "no longer in the corpus"
_REASONS = {
    "raw": "the text changed",
    "source": "the source or its layout changed",
    "source_kind": "the kind of source changed",
    "names": "title, author or outlet changed",
    "masking": "what is masked changed",
    "measures": "what the ledger, noise, likeness and searches are made by changed",
    "labeller": "rules, codebook, language pipeline or model changed",
}
_WEIGHING = (
    "judgement.py",
    "effective.py",
    "records.py",
    "store/labels.py",
    "store/label_rows.py",
    "store/answers.py",
    "store/attention.py",
    "store/machine.py",
    "store/state.py",
    "corpus/judgement_lines.py",
    "corpus/judgements.py",
    "corpus/quotes.py",
    "corpus/placing.py",
    "corpus/tracing.py",
    "run/sifting.py",
)
_MEASURING = (
    *("noise.py", "tally.py", "likeness.py", "run/ledger.py", "run/indexing.py", "language/seams.py"),
    *(
        "search/words.py",
        "store/numbering.py",
        "masks.py",
        "masking/finding.py",
        "masking/names.py",
        "masking/reach.py",
        "store/processed.py",
    ),
)


class Part(StrEnum):
    """What of a document in the store is stale."""

    TEXT = "text"
    METADATA = "metadata"
    LABELS = "labels"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do for one document.

    Attributes:
        slug: The document.
        parts: What is stale; with the text, all is done again.
        reasons: Why, in words.
    """

    slug: str
    parts: frozenset[Part]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What a run would do.

    Attributes:
        tasks: In order of slug.
        entries: The documents that can be taken in, by slug.
        wanted: What each of these would be made of now.
        codebook: The codebook that holds.
        facts: What the store should say of itself.
        refused: What cannot be taken in, by slug or file, in one line each.
        faults: Lines about documents that are up to date, which are no judgements.
        lost: Verdicts on documents that are up to date which found no place in them.
        notices: What a person should know, and nothing is done about.
        is_current: Whether the store says all this already.
        only: The documents that were looked at; `None`: all.
        others: What the store says could not be taken in of the rest; it stays.
    """

    tasks: tuple[Task, ...]
    entries: Mapping[str, Entry]
    wanted: Mapping[str, Prints]
    codebook: Codebook
    facts: Mapping[str, str]
    refused: Mapping[str, str]
    faults: tuple[str, ...]
    lost: tuple[str, ...]
    notices: tuple[str, ...]
    is_current: bool
    only: frozenset[str] | None = None
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Stored:
    """What the store says now of the documents that are looked at; nothing when there is none that can be used."""

    prints: Mapping[str, Prints]
    refused: Mapping[str, str]
    facts: Mapping[str, str]
    faults: Mapping[str, list[str]]
    lost: Mapping[str, list[str]]
    others: Mapping[str, str]


def plan(settings: Settings, only: Collection[str] | None = None) -> Plan:
    """Compare corpus and store.

    Args:
        settings: Which corpus.
        only: The slugs of those documents that are to be looked at, so that it takes no longer in a large corpus. All
            are looked at when it is `None`, when there is no store yet, and when its documents are to be judged anew.

    Raises:
        WijkspiegelError: when there is no corpus, its codebook cannot be read, language pipeline or model is not there,
            or the store does not answer. What is wrong with one document is in `refused`.
    """
    if not settings.corpus.is_dir():
        raise CorpusError("there is no such corpus", where=settings.corpus, remedy="name another with --corpus")
    check_rules(settings)
    codebook = load_codebook(settings.codebook)
    facts = _facts(settings, codebook)
    only = frozenset(only) if only is not None and _holds(settings.store, facts) else None
    entries, refused = read_entries(settings, only)
    said = read_all(settings.corpus, only)
    refused |= {where: fault.line for where, fault in said.faults.items()}
    wanted = {
        slug: _wanted(entry, said.of(slug), facts["labeller"], settings.masking) for slug, entry in entries.items()
    }
    stored = _read_stored(settings.store, only)
    tasks = tuple(decide(wanted, stored.prints))
    same_facts = facts.items() <= stored.facts.items()
    return Plan(
        tasks=tasks,
        entries=entries,
        wanted=wanted,
        codebook=codebook,
        facts=facts,
        refused=refused,
        faults=_known(stored.faults, tasks),
        lost=_known(stored.lost, tasks),
        notices=_notices(settings.corpus, said, entries, refused),
        is_current=not tasks and same_facts and stored.refused == refused,
        only=only,
        others=stored.others,
    )


def anew(settings: Settings) -> int:
    """How many documents are judged anew with the next that comes in.

    All of them, where the store is not of the codebook, rules, language pipeline and model of now; else none, and none
    where there is no corpus yet.

    Raises:
        WijkspiegelError: as `plan`.
    """
    if not settings.codebook.is_file():
        return 0
    facts = _facts(settings, load_codebook(settings.codebook))
    return 0 if _holds(settings.store, facts) else len(slugs(settings.corpus))


def decide(wanted: Mapping[str, Prints], stored: Mapping[str, Prints]) -> Iterable[Task]:
    """The tasks, in order of slug, that take the store from what it holds to what is wanted."""
    for slug in sorted(wanted.keys() | stored.keys()):
        want, have = wanted.get(slug), stored.get(slug)
        if want is None:
            yield Task(slug, frozenset({Part.GONE}), (_GONE,))
        elif have is None:
            yield Task(slug, frozenset({Part.TEXT}), (_NEW,))
        elif want != have:
            yield _renewal(slug, want, have)


def label_print(said: Said) -> str:
    """Fingerprint of what is said of a document, and of the code that weighs it."""
    return content_id(said.fingerprint, _weighing())


def _renewal(slug: str, want: Prints, have: Prints) -> Task:
    parts = {
        Part.TEXT: want.text != have.text,
        Part.METADATA: want.metadata != have.metadata,
        Part.LABELS: want.labels != have.labels,
    }
    changed = [_REASONS.get(name, name) for name, value in want.text.items() if have.text.get(name) != value]
    reasons = changed + ["the metadata changed"] * parts[Part.METADATA]
    reasons += ["codings or reviews changed"] * (parts[Part.LABELS] and bool(have.labels))
    return Task(slug, frozenset(part for part, stale in parts.items() if stale), tuple(reasons))


def _facts(settings: Settings, codebook: Codebook) -> dict[str, str]:
    """What the store should say of itself: on these rests each judgement of the machine."""
    language, model = choose(settings.language).name, model_name(choose_model(settings.model), settings.heads)
    machine = labeller(codebook, language, settings.rules_off, model)
    sha256 = codebook.sha256  # its themes may change under one version
    return {"codebook": codebook.version, "language": language, "labeller": machine, "codebook_sha256": sha256}


def _holds(store: Path, facts: Mapping[str, str]) -> bool:
    """Whether there is a store that says these facts of itself."""
    if not current(store):
        return False
    with reading(store) as connection:
        return facts.items() <= read_facts(connection).items()


def _wanted(entry: Entry, said: Said, machine: str, masking: Masking) -> Prints:
    source = content_id(entry.source.name, entry.source.sha256, entry.raw.reader, entry.layout_sha256)
    text = {
        "raw": entry.raw.sha256,
        "source": source,
        "source_kind": entry.metadata.source_kind.value,
        "names": content_id(*names_of(entry.metadata)),
        "labeller": machine,
        "measures": _measuring(),
        "masking": content_id(masking.model_dump_json()),
    }
    return Prints(text, checksum(entry.metadata.model_dump_json()), label_print(said))


@cache
def _weighing() -> str:
    """Fingerprint of the code that turns what is said into labels."""
    return _code(_WEIGHING)


@cache
def _measuring() -> str:
    """Fingerprint of the code that measures noise, fills the ledger and reads units for searches."""
    return _code(_MEASURING)


def _code(names: Iterable[str]) -> str:
    package = Path(__file__).resolve().parent.parent
    return checksum(b"".join((package / name).read_bytes() for name in names))


def _read_stored(store: Path, only: Collection[str] | None) -> _Stored:
    if only is None and not usable(store):
        return _Stored({}, {}, {}, {}, {}, {})
    with reading(store) as connection:
        ledgers, refused = read_ledgers(connection, only), read_refusals(connection)
        prints, facts = read_prints(connection, only), read_facts(connection)
    others = {} if only is None else {where: why for where, why in refused.items() if where not in only}
    return _Stored(
        prints=prints,
        refused={where: why for where, why in refused.items() if where not in others},
        facts=facts,
        faults={slug: faults_of(ledger) for slug, ledger in ledgers.items()},
        lost={slug: lost_verdicts(slug, ledger) for slug, ledger in ledgers.items()},
        others=others,
    )


def _known(lines: Mapping[str, list[str]], tasks: Iterable[Task]) -> tuple[str, ...]:
    """What the store says already of documents that are up to date."""
    renewed = {task.slug for task in tasks}
    return tuple(line for slug, found in lines.items() if slug not in renewed for line in found)


def _notices(corpus: Path, said: AllSaid, entries: Mapping[str, Entry], refused: Mapping[str, str]) -> tuple[str, ...]:
    gone = sorted(said.by_slug.keys() - entries.keys() - refused.keys())
    binned = {removed.slug for removed in in_bin(corpus)} if gone else set()
    places = {
        slug: f"in the bin: wijkspiegel restore {slug}" if slug in binned else "not in the corpus" for slug in gone
    }
    return (
        *(f"{len(said.of(slug).lines)} codings or reviews are of {slug}, which is {places[slug]}" for slug in gone),
        *(notice for entry in entries.values() if (notice := source_notice(entry))),
        *(notice for entry in entries.values() if (notice := copy_notice(entry))),
    )
