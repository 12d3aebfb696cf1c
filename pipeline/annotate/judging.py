"""Units → judgements: kind, voice, themes with stance and evidence, and mode, from the cues of the codebook.

    judge = kinds | voices | themes (each in its passage) | stance | mode

Rules and the models to come write the same record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.annotate.kind import kinds
from pipeline.annotate.matching import Offsets, Rules, rules_of
from pipeline.annotate.mode import mode_of
from pipeline.annotate.stance import stance_of
from pipeline.annotate.themes import Place, Seen, themes_of
from pipeline.annotate.voice import voices
from pipeline.codebook import RUNNING_KINDS, Codebook, Mode, SourceKind, Stance, UnitKind, Voice
from pipeline.cues import Sentence, fold
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.language import describe
from pipeline.spans import CleanSpan, RawSpan
from pipeline.text import Cleaned, Unit, checksum

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["judge", "labeller"]

_RULES = ("clean", "units", "units.py", "annotate", "language.py", "cues.py", "codebook.py")


def judge(
    cleaned: Cleaned,
    units: Sequence[Unit],
    codebook: Codebook,
    nlp: Language,
    *,
    source_kind: SourceKind | None,
    time: datetime,
) -> tuple[Judgement, ...]:
    """Judge the units of one document by the cues of the codebook.

    Args:
        cleaned: The document's text.
        units: All its units, in order.
        codebook: Themes and cues.
        nlp: The Dutch pipeline that gives lemmas.
        source_kind: What the document is; `None` when that is not known.
        time: When it is judged, with time zone.

    Returns:
        One judgement a unit, in order, with kind, voice and mode, and a verdict on every theme of the codebook.
        Evidence is in raw offsets, inside the unit. Boilerplate and references have no theme and mode `none`.
    """
    kind_of = kinds(units, cleaned)
    voice_of = voices(units, kind_of, source_kind)
    rules = rules_of(codebook)
    running = [at for at, kind in enumerate(kind_of) if kind in RUNNING_KINDS]
    places = list(_places(cleaned, [units[at] for at in running], [kind_of[at] for at in running], rules, nlp))
    seen_at = dict(zip(running, zip(places, themes_of(places, rules), strict=True), strict=True))
    who = labeller(codebook, nlp)
    judgements = []
    for at, unit in enumerate(units):
        place, seen = seen_at.get(at, (None, {}))
        source = SourceKind.PRACTICE if voice_of[at] is Voice.COMMENTER else source_kind
        mode = Mode.NONE if place is None else mode_of(place.sentence, rules, is_heading=place.is_heading, source_kind=source)
        themes = tuple(_verdict(id_, seen.get(id_), place, unit, cleaned, rules) for id_ in codebook.theme_ids)
        judgements.append(
            Judgement(unit.raw, unit.text, who, time, kind=kind_of[at], voice=voice_of[at], mode=mode, themes=themes)
        )
    return tuple(judgements)


def labeller(codebook: Codebook, nlp: Language | str) -> str:
    """The name under which `judge` signs, which changes with any change of rules, codebook or language pipeline.

    Args:
        codebook: The codebook.
        nlp: The language pipeline, or what `language.describe` or `language.choose(…).name` says of it.
    """
    language = nlp if isinstance(nlp, str) else describe(nlp)
    return f"rule:cues@{checksum(' '.join((codebook.sha256, language, _rules_checksum())))[:8]}"


@cache
def _rules_checksum() -> str:
    package = Path(__file__).resolve().parent.parent
    files = [file for name in _RULES for file in _sources(package / name)]
    return checksum("".join(f"{file.relative_to(package).as_posix()} {checksum(file.read_bytes())}\n" for file in files))


def _sources(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix in (".py", ".toml"))
    return [path] if path.is_file() else []


def _places(
    cleaned: Cleaned, units: Sequence[Unit], unit_kinds: Sequence[UnitKind], rules: Rules, nlp: Language
) -> Iterator[Place]:
    texts = [unit.clean.of(cleaned.text) for unit in units]
    for unit, kind, text, doc in zip(units, unit_kinds, texts, nlp.pipe(texts), strict=True):
        words = [(token.idx, token.idx + len(token), fold(token.lemma_), fold(token.text)) for token in doc]
        yield Place(Sentence(text, rules.vocabulary, words), unit.passage, kind is UnitKind.HEADING)


def _verdict(
    id_: str, seen: Seen | None, place: Place | None, unit: Unit, cleaned: Cleaned, rules: Rules
) -> ThemeJudgement:
    if seen is None or place is None:
        return ThemeJudgement(id_, Verdict.NO)
    stance = Stance.ABSENT
    if not seen.says_absent:
        stance = stance_of(place.sentence, seen.evidence, rules, is_loss=rules.themes[id_].is_loss)
    return ThemeJudgement(id_, Verdict(stance.value), evidence=_raw(seen.evidence, unit, cleaned))


def _raw(evidence: Sequence[Offsets], unit: Unit, cleaned: Cleaned) -> tuple[RawSpan, ...]:
    """Evidence in raw offsets, cut off at the unit's edges where an edit reaches over them."""
    begin = unit.clean.start
    spans = (cleaned.offsets.to_raw(CleanSpan(begin + start, begin + end)) for start, end in evidence)
    cut = (RawSpan(max(span.start, unit.raw.start), min(span.end, unit.raw.end)) for span in spans)
    return tuple(dict.fromkeys(cut))
