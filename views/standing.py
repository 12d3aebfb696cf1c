"""What figures stand on, in words: what was chosen, on whose word the labels stand, what the language pipeline is.

All as plain text: it is not yet safe as Markdown.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pipeline
from pipeline.browse.error_rates import ENOUGH, Estimate
from pipeline.browse.figures import Bases
from pipeline.browse.footing import Footing
from pipeline.judgement import labeller_kind
from pipeline.selection import Selection
from views.rows import outlet_name
from views.strings import amount, percent, say

PUT_TOGETHER = {"lemma table": "language.lemma_table", "tokens only": "language.tokens"}
"""How `pipeline.language.describe` calls what stands in for a trained pipeline, and what a reader calls it."""


def short(footing: Footing) -> list[str]:
    """The footing in a few lines, for the chart itself, so that a picture of it still tells."""
    counted = say("chart.short_counted", **_counts(footing))
    if footing.fictional_documents:
        counted += f", {say('chart.short_fictional')}"
    told_below = replace(footing.selection, noise_at_most=None, outlets=None, machine_only=False)
    lines = [counted, selected(replace(told_below, works_once=False, certain_years=False))]
    lines += _of_documents(footing.selection)
    if footing.uncertain_years and not footing.selection.certain_years:
        lines.append(say("chart.short_uncertain", documents=amount("documents", footing.uncertain_years)))
    if footing.selection.machine_only:
        lines.append(say("chart.machine_only"))
    if footing.selection.outlets is not None:
        lines.append(say("chart.short_outlets", outlets=len(footing.selection.outlets)))
    if noise := _without_noise(footing.selection):
        lines.append(noise)  # a line of its own: Vega cuts off what is longer than a chart is wide
    if footing.themes.labels:
        lines.append(say("chart.short_bases", **_shares(footing.themes)))
    return lines


def told(footing: Footing) -> list[str]:
    """What every chart and every file says beside its figures, a sentence each."""
    return [
        say("chart.counted", **_counts(footing)),
        *filter(None, [fictional(footing), copies_left_out(footing), uncertain(footing), noise_left_out(footing)]),
        say("chart.selected", selection=selected(footing.selection)),
        *([say("chart.machine_only_told")] if footing.selection.machine_only else []),
        audited(footing),
        judged(footing),
        sampled(footing),
    ]


def sampled(footing: Footing) -> str:
    """How good the machine's labels are by what people judged of sentences drawn by chance, as a sentence."""
    sample = footing.sample
    sentences = amount("sentences", sample.sentences)
    if sample.precision.value is None and sample.recall.value is None:
        return say("chart.sample_few", sentences=sentences, enough=ENOUGH)
    shares = {"precision": _estimated(sample.precision), "recall": _estimated(sample.recall)}
    return say("chart.sample", sentences=sentences, blind=sample.blind, **shares)


def _estimated(estimate: Estimate) -> str:
    if estimate.value is None:
        return say("chart.sample_unknown")
    interval = estimate.interval
    spread = f" [{percent(interval.low, 0)}–{percent(interval.high, 0)}]" if interval else ""
    return f"{percent(estimate.value, 0)}{spread}"


def audited(footing: Footing) -> str:
    """How much of it a person audited, and when last, as a sentence."""
    known = {"audited": footing.audited, "share": percent(footing.audited_share)}
    if footing.last_audited is None:
        return say("chart.audited", **known)
    return say("chart.audited_last", **known, day=footing.last_audited.astimezone().date().isoformat())


def fictional(footing: Footing) -> str | None:
    """That fictional examples are counted, as a sentence; `None` where they are not."""
    count = footing.fictional_documents
    return say("chart.fictional", fictional=amount("examples", count)) if count else None


def source(footing: Footing | None) -> str:
    """How to cite figures: the product, the state of its corpus, and what judged, as a sentence.

    Args:
        footing: What the figures stand on; `None`: they are of the product itself.
    """
    now = {"product": pipeline.__version__, "day": date.today().isoformat()}
    if footing is None:
        return say("chart.cite_product", **now)
    fictional = say("chart.cite_fictional") if footing.fictional_documents else ""
    alone = f" {say('chart.cite_machine_only')}" if footing.selection.machine_only else ""
    documents = ", ".join(["", *_of_documents(footing.selection)])
    told = {"fictional": fictional + documents, "machine_only": alone, "state": footing.state}
    return say("chart.cite", **now, **told, **_versions(footing))


def versions(footing: Footing) -> str:
    """Which codebook and language pipeline the machine judged with, as a sentence."""
    known = _versions(footing)
    return say("chart.versions", codebook=known["codebook"], language=known["language"])


def _versions(footing: Footing) -> dict[str, str]:
    none = say("chart.no_labeller")
    return {
        "labeller": footing.labeller or none,
        "codebook": footing.codebook or none,
        "language": language_pipeline(footing.language) if footing.language else none,
    }


def _counts(footing: Footing) -> dict[str, str]:
    return {"units": amount("sentences", footing.units), "documents": amount("documents", footing.documents)}


def selected(selection: Selection) -> str:
    """What was chosen to be counted, as `alleen beleid en praktijk, 2007–2014`."""
    sources = say("chart.all_sources")
    if selection.source_kinds is not None:
        sources = say("chart.only_sources", sources=_listed([say(f"source.{kind}") for kind in selection.source_kinds]))
    left_out = [
        _outlets(selection),
        "" if selection.fictional else say("chart.no_fictional"),
        *_of_documents(selection),
        _without_noise(selection),
        say("chart.machine_only") if selection.machine_only else "",
    ]
    return ", ".join(filter(None, [sources, _years(selection) or say("chart.all_years"), *left_out]))


def _outlets(selection: Selection) -> str:
    if selection.outlets is None:
        return ""
    return say("chart.only_outlets", outlets=_listed(list(map(outlet_name, selection.outlets))))


def _of_documents(selection: Selection) -> list[str]:
    """Which documents a selection leaves out for what is said of them, a few words each."""
    words = {"chart.works_once": selection.works_once, "chart.certain_years": selection.certain_years}
    return [say(key) for key, chosen in words.items() if chosen]


def _without_noise(selection: Selection) -> str:
    share = selection.noise_at_most
    return "" if share is None else say("chart.no_noise", share=percent(share, 0))


def noise_left_out(footing: Footing) -> str | None:
    """How many sentences were left out for their noise, as a sentence; `None` where noise leaves none out."""
    share = footing.selection.noise_at_most
    if share is None:
        return None
    return say("chart.noise_left_out", noisy=amount("sentences", footing.noisy), share=percent(share, 0))


def copies_left_out(footing: Footing) -> str | None:
    """How many documents were left out as copies of others, as a sentence; `None` where copies count."""
    if not footing.selection.works_once:
        return None
    return say("chart.copies_left_out", copies=amount("documents", footing.copies))


def uncertain(footing: Footing) -> str | None:
    """Of how many documents the year is uncertain, or how many are left out for it, as a sentence; `None`: of none."""
    if not footing.uncertain_years:
        return None
    key = "chart.uncertain_left_out" if footing.selection.certain_years else "chart.uncertain_years"
    return say(key, documents=amount("documents", footing.uncertain_years))


def judged(footing: Footing) -> str:
    """On whose word the counted labels stand, with shares, as a sentence."""
    themes = _bases(footing.themes, footing.labeller)
    if footing.modes is None:
        return say("chart.judged", themes=themes)
    return say("chart.judged_sides", themes=themes, modes=_bases(footing.modes, None))


def in_file_name(footing: Footing) -> list[str]:
    """The words of a file's name that say what was chosen, and that fictional examples are in it."""
    words = [say(f"source.{kind}") for kind in footing.selection.source_kinds or ()]
    if years := _years(footing.selection):
        words.append(years.replace("–", "-"))
    if footing.selection.noise_at_most is not None:
        words.append(say("chart.file_no_noise"))
    if footing.selection.works_once:
        words.append(say("chart.file_works_once"))
    if footing.selection.certain_years:
        words.append(say("chart.file_certain_years"))
    if footing.selection.machine_only:
        words.append(say("chart.file_machine_only"))
    return [*words, say("chart.file_fictional")] if footing.fictional_documents else words


def language_pipeline(name: str) -> str:
    """Name and version of the language pipeline, in the reader's language as far as it is a word."""
    for called, key in PUT_TOGETHER.items():
        if name.startswith(called):
            return say(key) + name.removeprefix(called)
    return name


def _bases(bases: Bases, labeller: str | None) -> str:
    """Shares of those on whose word labels stand; `labeller`: the product's own with its version."""
    if not bases.labels:
        return say("chart.no_labeller")
    own = say(f"labeller.{labeller_kind(labeller)}") + f" ({labeller})" if labeller else say("basis.machine")
    return say("chart.bases", own=own, **_shares(bases))


def _shares(bases: Bases) -> dict[str, str]:
    counts = {"people": bases.people, "codings": bases.codings, "machine": bases.machine}
    return {name: percent(number / bases.labels, 0) for name, number in counts.items()}


def _years(selection: Selection) -> str | None:
    if selection.years is None:
        return None
    first, last = selection.years
    return str(first) if first == last else f"{first}–{last}"


def _listed(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} {say('chart.and')} {last}" if most else last
