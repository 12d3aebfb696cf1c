"""`wijkspiegel clean`: one file cleaned without adding it, and every edit explained."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, count, fail, say, shared
from pipeline.cli.writing import refuse_overwriting, write

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.text import Cleaned, Document

_WIDE = 200
"""Columns for a table that goes to a file or a pipe."""


def _list_rules(wanted: bool) -> None:
    """Print every rule with the first line of what it says of itself, in the order in which they work, and end."""
    if not wanted:
        return
    from pipeline.clean import RULES  # noqa: PLC0415 - as all rooms: only for the command that needs them

    width = max(map(len, RULES))
    for name, rule in RULES.items():
        typer.echo(f"{name:<{width}}  {(rule.__doc__ or '').partition(chr(10))[0]}".rstrip())
    raise typer.Exit


_File = Annotated[
    Path, typer.Argument(metavar="FILE", readable=False, help="Text, Markdown, web page, PDF or Word file.")
]
_JsonFile = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE.json", readable=False, help="Where to write; - is standard output."),
]
_Explain = Annotated[bool, typer.Option("--explain", help="Print every edit where it stands, and a table by rule.")]
_Rules = Annotated[
    list[str] | None,
    typer.Option("--rule", metavar="NAME", help="Explain the edits of this rule only; may be repeated."),
]
_RulesOff = Annotated[
    list[str] | None,
    typer.Option(
        "--rules-off", metavar="NAME", help="Leave this rule out, beside those of the settings; may be repeated."
    ),
]
_ListRules = Annotated[
    bool, typer.Option("--list-rules", is_eager=True, callback=_list_rules, help="Print what rules there are, and end.")
]


def clean(
    context: typer.Context,
    path: _File,
    *,
    out: _JsonFile = None,
    explain: _Explain = False,
    rule: _Rules = None,
    rules_off: _RulesOff = None,
    list_rules: _ListRules = False,  # noqa: ARG001 - it is done before
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Clean one file: write raw text, clean text, the edits between them and the ledger as JSON, or explain the edits.

    --explain prints each edit on a line: page, offset in the raw text, rule, and the text with what was [-taken away-]
    and what was {+put there+}; text that moved stands as [>here before>] and {<here now<}. Rules that touched the same
    characters are joined by a plus sign. With --json it prints the same for scripts.
    """
    off, rules = _known("--rules-off", rules_off), _known("--rule", rule)
    _check_use(out, explain=explain, rule=rule, as_json=as_json)
    common = shared(context, quiet=quiet or as_json)
    settings = _without(common.settings(corpus), off)
    if out is not None:
        refuse_overwriting(out, [path])
    document, cleaned = _cleaned(path, settings)
    if out is not None:
        write(out, json.dumps(_record(document, cleaned), ensure_ascii=False))
    if explain:
        _explain(document, cleaned, rules, as_json=as_json)
    sizes = f"{len(cleaned.raw):,} characters became {len(cleaned.text):,}"
    say(f"{path}: {count(len(cleaned.edits), 'edit')}, {sizes}", quiet=common.quiet)


def _check_use(out: Path | None, *, explain: bool, rule: Sequence[str] | None, as_json: bool) -> None:
    """Refuse options that do not go together."""
    wrong = {
        "say where to write with --out, or ask for --explain": out is None and not explain,
        "--rule and --json go with --explain": bool(rule or as_json) and not explain,
        "both would go to standard output: name a file with --out": explain and str(out) == "-",
    }
    for line in (line for line, is_so in wrong.items() if is_so):
        _refuse(line)


def _known(option: str, names: Sequence[str] | None) -> tuple[str, ...]:
    """The names of rules that were given, when there are such rules."""
    from pipeline.clean import RULES  # noqa: PLC0415

    if unknown := [name for name in names or () if name not in RULES]:
        there = "see which there are: wijkspiegel clean --list-rules"
        _refuse(f"{option}: no such cleaning rule: {', '.join(unknown)}; {there}")
    return tuple(names or ())


def _refuse(line: str) -> None:
    fail(line)
    raise typer.Exit(2)


def _without(settings: Settings, rules_off: Collection[str]) -> Settings:
    """The settings with more rules turned off."""
    return settings.model_copy(update={"rules_off": tuple(dict.fromkeys((*settings.rules_off, *rules_off)))})


def _cleaned(path: Path, settings: Settings) -> tuple[Document, Cleaned]:
    from pipeline.ingest import read  # noqa: PLC0415
    from pipeline.stages import clean_document  # noqa: PLC0415

    document = read(path, settings.limits)
    return document, clean_document(document, settings.rules_off)


def _record(document: Document, cleaned: Cleaned) -> Mapping[str, object]:
    from pipeline.run.ledger import reading_ledger  # noqa: PLC0415

    edits = [
        {"start": edit.start, "end": edit.end, "new": edit.new, "rule": edit.rule}
        | ({"moved": [[one.at, one.length, one.start, one.end] for one in edit.moved]} if edit.moved else {})
        for edit in cleaned.edits
    ]
    ledger = reading_ledger(document, cleaned)
    return {"raw": cleaned.raw, "clean": cleaned.text, "edits": edits, "ledger": ledger}


def _explain(document: Document, cleaned: Cleaned, rules: Collection[str], *, as_json: bool) -> None:
    from pipeline.cli import explaining  # noqa: PLC0415

    found = explaining.explain(document, cleaned, rules)
    if as_json:
        typer.echo(json.dumps(explaining.to_json(found), ensure_ascii=False))
        return
    from rich.console import Console  # noqa: PLC0415

    explaining.print_edits(found, Console(width=None if sys.stdout.isatty() else _WIDE))
