"""What the standard asks of a project, in Python: order, attributes, what must not be empty, what GUIDs lead to.

The schema itself is not ours to hand on. Where one is at hand, it is asked too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from lxml import etree

SCHEMA_VARIABLE = "REFI_QDA_SCHEMA"
_GUID = re.compile(
    r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\{[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}"
)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
_COLOUR = re.compile(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_BY = ("creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime")
_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")

_ORDER: dict[str, tuple[str, ...]] = {
    "Project": (
        *("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs"),
        *("Description", "NoteRef"),
    ),
    "Users": ("User",),
    "CodeBook": ("Codes",),
    "Codes": ("Code",),
    "Code": ("Description", "NoteRef", "Code"),
    "Variables": ("Variable",),
    "Variable": ("Description",),
    "VariableValue": ("VariableRef", *_VALUES),
    "Cases": ("Case",),
    "Case": ("Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef"),
    "Sources": ("TextSource",),
    "TextSource": ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"),
    "PlainTextSelection": ("Description", "Coding", "NoteRef"),
    "Coding": ("CodeRef", "NoteRef"),
    "Notes": ("Note",),
    "Note": ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"),
}
_MANY = {"User", "Code", "Variable", "VariableValue", "Case", "TextSource", "PlainTextSelection", "Coding", "Note"}
_MANY |= {"NoteRef", "CodeRef", "SourceRef", "SelectionRef"}
_FULL = {"Users", "CodeBook", "Codes", "Variables", "Cases", "Sources", "Notes", "VariableValue", "Coding"}
_REQUIRED: dict[str, tuple[str, ...]] = {
    "Project": ("name",),
    "User": ("guid",),
    "Code": ("guid", "name", "isCodable"),
    "Variable": ("guid", "name", "typeOfVariable"),
    "Case": ("guid",),
    "TextSource": ("guid",),
    "Note": ("guid",),
    "PlainTextSelection": ("guid", "startPosition", "endPosition"),
    "Coding": ("guid",),
    **dict.fromkeys(("CodeRef", "NoteRef", "SourceRef", "VariableRef", "SelectionRef"), ("targetGUID",)),
}
_MAY: dict[str, tuple[str, ...]] = {
    "Project": ("origin", "creatingUserGUID", "creationDateTime", "modifyingUserGUID", "modifiedDateTime", "basePath"),
    "User": ("name", "id"),
    "Code": ("color",),
    "Case": ("name",),
    "TextSource": ("name", "richTextPath", "plainTextPath", *_BY),
    "Note": ("name", "richTextPath", "plainTextPath", *_BY),
    "PlainTextSelection": ("name", *_BY),
    "Coding": ("creatingUser", "creationDateTime"),
}
_LEADS_TO = {
    **{"CodeRef": "Code", "NoteRef": "Note", "SourceRef": "TextSource", "VariableRef": "Variable"},
    **{"SelectionRef": "PlainTextSelection", "creatingUser": "User", "modifyingUser": "User"},
}


def faults(root: etree._Element) -> list[str]:
    """All that is not as the standard has it, one line each."""
    guids = {(_name(one), one.get("guid")) for one in root.iter() if one.get("guid")}
    twice = len([one for one in root.iter() if one.get("guid")]) - len({guid for _, guid in guids})
    found = [f"{twice} GUIDs stand twice"] if twice else []
    return found + [f"{_name(one)}: {fault}" for one in root.iter() for fault in _faults(one, guids)]


def schema() -> etree.XMLSchema | None:
    """The standard's own schema: named by a variable, or in a package that brings it; `None` where there is none."""
    named = os.environ.get(SCHEMA_VARIABLE)
    path = Path(named) if named else next(_packaged(), None)
    return etree.XMLSchema(etree.parse(path)) if path else None


def _packaged() -> Iterator[Path]:
    try:
        files = metadata.files("qualitative-coding") or ()
    except metadata.PackageNotFoundError:
        return
    yield from (Path(str(file.locate())) for file in files if file.match("refi_qda/schema.xsd"))


def _name(one: etree._Element) -> str:
    return etree.QName(one).localname


def _faults(one: etree._Element, guids: set[tuple[str, str | None]]) -> Iterator[str]:
    name, order = _name(one), _ORDER.get(_name(one), ())
    children = [_name(child) for child in one]
    if stray := [child for child in children if child not in order]:
        yield f"holds {stray[0]}"
    elif children != sorted(children, key=order.index):
        yield f"is out of order: {list(dict.fromkeys(children))}"
    if twice := {child for child in children if children.count(child) > 1 and child not in _MANY}:
        yield f"holds {twice} more than once"
    if name in _FULL and not children:
        yield "is empty"
    yield from _attribute_faults(one, name, guids)
    yield from _own_faults(one, name, children)


def _attribute_faults(one: etree._Element, name: str, guids: set[tuple[str, str | None]]) -> Iterator[str]:
    required, may = _REQUIRED.get(name, ()), _MAY.get(name, ())
    yield from (f"has no {key}" for key in required if one.get(key) is None)
    yield from (f"has {key}" for key in map(str, one.attrib) if key not in (*required, *may))
    for key, value in one.items():
        if key in ("guid", "targetGUID", "creatingUser", "modifyingUser") and not _GUID.fullmatch(str(value)):
            yield f"{key} is no GUID"
        if key.endswith("DateTime") and not _TIME.fullmatch(str(value)):
            yield f"{key} is no time"
        if key == "color" and not _COLOUR.fullmatch(str(value)):
            yield "has no colour"
        kind = _LEADS_TO.get(name if key == "targetGUID" else key)
        if kind and (kind, value) not in guids:
            yield f"{key} leads to no {kind}"


def _own_faults(one: etree._Element, name: str, children: list[str]) -> Iterator[str]:
    if name == "Coding" and children.count("CodeRef") != 1:
        yield "has not one code"
    if name == "VariableValue" and len(children) != 2:
        yield "has not one value"
    if name in ("TextSource", "Note") and ("PlainTextContent" in children) == (one.get("plainTextPath") is not None):
        yield "has not one text"
