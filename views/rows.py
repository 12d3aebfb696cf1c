"""Answers as the rows of a table on the page, with headings and numbers in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from pipeline.bootstrap import Interval
from pipeline.browse.contrast import Contrast, SideFigures, WordAndDeed
from pipeline.browse.figures import MINIMUM_DOCUMENTS, MINIMUM_UNITS, Lack, Share
from pipeline.browse.losses import DocumentLoss, Losses
from pipeline.browse.overview import BasisCount, DocumentCount, KindCount, Overview, Refusal, ThemeCount
from pipeline.browse.tables import Record, footing_record
from pipeline.browse.timeline import Timeline
from pipeline.run.ledger import NO_UNIT, OTHER_WORDS
from views.markup import plain
from views.strings import number, percent, say

Row = dict[str, str | int | float | bool | None]
_WHY_UNUSED = {NO_UNIT: "overview.unused_no_unit", OTHER_WORDS: "overview.unused_other_words"}


def share_interval(interval: Interval | None) -> str:
    """The interval of a share, as `2,1%–4,0%`; a dash where there is none."""
    return f"{percent(interval.low)}–{percent(interval.high)}" if interval else "–"


def points(value: float | None) -> str:
    """Percentage points with their sign, one decimal; a dash where there are none."""
    return "–" if value is None else f"{'+' if value > 0 else ''}{number(value, 1)}".replace("-", "−")


def lack_line(lack: Lack) -> str:
    """Why a figure is not drawn."""
    return say(f"contrast.lack_{lack.what}", side=say(f"contrast.{lack.side}"), have=lack.have, need=lack.need)


def document_rows(counts: Sequence[DocumentCount]) -> list[Row]:
    """Documents by year and kind."""
    return [
        {
            say("column.year"): str(count.year),
            say("column.source"): say(f"source.{count.source_kind}"),
            say("column.documents"): count.documents,
            say("column.fictional"): count.fictional,
        }
        for count in counts
    ]


def document_records(answer: Overview) -> list[Record]:
    """Documents by year and kind as handed out, under stable English names."""
    return [{**asdict(count), **footing_record(answer.footing)} for count in answer.documents]


def theme_rows(counts: Sequence[ThemeCount], labels: Mapping[str, str]) -> list[Row]:
    """How often each theme, with which stance."""
    return [
        {
            say("column.theme"): labels[count.theme],
            say("column.sentences"): count.units,
            say("column.present"): count.present,
            say("column.absent"): count.absent,
            say("column.documents"): count.documents,
        }
        for count in counts
    ]


def basis_rows(counts: Sequence[BasisCount]) -> list[Row]:
    """What the labels that count rest on."""
    return [
        {
            say("column.question"): say(f"question.{count.question}"),
            say("column.basis"): say(f"basis.{count.basis}"),
            say("column.labels"): count.count,
        }
        for count in counts
    ]


def kind_rows(counts: Sequence[KindCount]) -> list[Row]:
    """All sentences by kind, those that do not count in charts too."""
    return [{say("column.kind"): say(f"kind.{count.kind}"), say("column.sentences"): count.units} for count in counts]


def refusal_rows(refusals: Sequence[Refusal]) -> list[Row]:
    """What was refused, and why."""
    return [{say("column.document"): refusal.slug, say("column.reason"): refusal.message} for refusal in refusals]


def removed_line(losses: Losses) -> str:
    """How much the cleaning took away, and which rules did; safe as Markdown."""
    rules = ", ".join(f"{plain(rule)} {number(count)}" for rule, count in losses.removed)
    share = percent(losses.removed_share)
    return say("overview.removed", share=share, characters=losses.raw_characters, rules=rules)


def loss_rows(losses: Sequence[DocumentLoss]) -> list[Row]:
    """What each of these documents lacks."""
    return [{say("column.document"): loss.title, say("column.missing"): _missing(loss)} for loss in losses]


def _missing(loss: DocumentLoss) -> str:
    pages = ", ".join(map(str, loss.pages_without_text))
    said = [
        say("overview.loss_pages", pages=pages, all=loss.pages) if pages else "",
        *loss.notices,
        say("overview.loss_unused", count=len(loss.unused)) if loss.unused else "",
        say("overview.loss_faults", count=len(loss.faults)) if loss.faults else "",
    ]
    return "; ".join(filter(None, said))


def unused_rows(losses: Sequence[DocumentLoss]) -> list[Row]:
    """The codings and reviews of these documents that do not count, and why; reasons of other runs as they stand."""
    return [
        {
            say("column.document"): loss.title,
            say("column.labeller"): unused.labeller,
            say("column.quote"): unused.quote,
            say("column.reason"): say(_WHY_UNUSED[unused.why]) if unused.why in _WHY_UNUSED else unused.why,
        }
        for loss in losses
        for unused in loss.unused
    ]


def timeline_rows(answer: Timeline, labels: Mapping[str, str]) -> list[Row]:
    """A row for each point of a timeline that has sentences."""
    return [
        {
            say("column.theme"): labels[point.theme],
            say("column.period"): point.period.label,
            **({say("column.source"): say(f"source.{point.source_kind}")} if point.source_kind else {}),
            say("column.with_theme"): point.share.count,
            say("column.of"): point.share.of,
            say("column.documents"): point.share.documents,
            say("column.share"): percent(point.share.value),
            say("column.interval"): share_interval(point.share.interval),
            say("column.note"): small_note(point.share),
        }
        for point in answer.points
        if point.share.of
    ]


def small_note(share: Share) -> str:
    """Says that a group is too small, and how small; empty for one that is large enough."""
    return say("timeline.small", documents=share.documents, of=share.of) if share.below_minimum else ""


def contrast_rows(answer: WordAndDeed, labels: Mapping[str, str]) -> list[Row]:
    """Two rows a theme: its word and its deed."""
    return [
        row
        for contrast in answer.contrasts
        for row in (
            _side_row(contrast, contrast.word, "contrast.word", labels),
            _side_row(contrast, contrast.deed, "contrast.deed", labels),
        )
    ]


def _side_row(contrast: Contrast, figures: SideFigures, side: str, labels: Mapping[str, str]) -> Row:
    attention, presence, gap = figures.attention, figures.presence, contrast.gap
    return {
        say("column.theme"): labels[contrast.theme],
        say("column.side"): say(side),
        say("column.attention"): _with_interval(attention),
        say("column.with_theme"): say("column.so_many", count=attention.count, of=attention.of),
        say("column.presence"): _with_interval(presence),
        say("column.present"): say("column.so_many", count=presence.count, of=presence.of),
        say("column.gap"): f"{points(gap.points)} [{gap_interval(gap.interval)}]" if gap.drawn else "–",
        say("column.note"): "; ".join(map(lack_line, gap.lacks)),
    }


def _with_interval(share: Share) -> str:
    return f"{percent(share.value)} [{share_interval(share.interval)}]" if share.interval else percent(share.value)


def gap_interval(interval: Interval | None) -> str:
    """The interval of a gap, as `+2,1 … +14,0`; a dash where there is none."""
    return f"{points(interval.low)} … {points(interval.high)}" if interval else "–"


def minimums() -> dict[str, int]:
    """Below what nothing is drawn, under the names that the strings use."""
    return {"units": MINIMUM_UNITS, "documents": MINIMUM_DOCUMENTS}
