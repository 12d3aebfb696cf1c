"""Labels as rows of the store: what stands in `unit` and in `label` of what somebody says of a unit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from pipeline.codebook import SourceKind, Stance, Voice
from pipeline.effective import Basis, EffectiveLabel, Label, by_kind, compare_codings, latest_machine, standing
from pipeline.judgement import Judgement, LabellerKind
from pipeline.store import attention


def unit_columns(label: EffectiveLabel, said: Sequence[Judgement], source_kind: str) -> dict[str, object]:
    """What of a unit follows from judgements, by the names of its columns.

    Args:
        label: What counts of it.
        said: All judgements of it.
        source_kind: That of its document.

    Raises:
        ValueError: when nobody said what kind it is, who speaks, or whether it is word or deed: a machine says it all.
    """
    if label.kind is None or label.voice is None or label.mode is None:
        raise ValueError("a unit without a machine's kind, voice and mode")
    machine = latest_machine(said)
    return {
        "kind": label.kind.value,
        "kind_basis": label.kind.basis,
        "reason": _reason(label.kind, machine),
        "voice": label.voice.value,
        "voice_basis": label.voice.basis,
        "mode": label.mode.value,
        "mode_basis": label.mode.basis,
        "mode_probability": machine.mode_probability if machine else None,
        "source_kind": SourceKind.PRACTICE if label.voice.value == Voice.COMMENTER else source_kind,
        "audited": int(label.audited),
        "audited_at": _audited_at(said) if label.audited else None,
        "found": theme_list(judged.theme for judged in machine.themes if judged.verdict.stance) if machine else "[]",
        "codings": compare_codings(said),
        **attention.columns(said),
    }


def theme_rows(label: EffectiveLabel, said: Sequence[Judgement]) -> list[tuple[object, ...]]:
    """Rows of `label`, without slug and unit, for the themes that are there; arguments as above."""
    machine = latest_machine(said)
    own = {judged.theme: judged for judged in machine.themes} if machine else {}
    return [
        (
            theme,
            verdict.value,
            verdict.basis,
            to_json(verdict.labellers),
            own[theme].probability if theme in own else None,
            to_json([[span.start, span.end] for span in own[theme].evidence] if theme in own else []),
        )
        for theme, verdict in label.themes.items()
        if verdict.value in set(Stance)
    ]


def theme_list(themes: Iterable[str]) -> str:
    """Themes as `unit.found` holds them: the same text for the same themes."""
    return to_json(sorted(themes))


def iso(time: datetime) -> str:
    """A time as the store writes it: ISO 8601, UTC, so that it sorts as text."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def to_json(value: object) -> str:
    """A value as the store writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _reason(kind: Label, machine: Judgement | None) -> str | None:
    """Why the unit is of this kind; `None` where others than the machine say that it is."""
    return machine.reason if machine and kind.basis is Basis.MACHINE else None


def _audited_at(said: Sequence[Judgement]) -> str | None:
    return max((iso(one.time) for one in by_kind(standing(said), LabellerKind.PERSON)), default=None)
