"""Elements of REFI-QDA files: how values are written, and the codebook, which projects and codebook files share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from pipeline.codebook import Codebook
from pipeline.exchange.codes import Code, Folder, folders
from pipeline.exchange.guids import guid

PROJECT_SPACE, CODEBOOK_SPACE = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STAND_IN = "\ufffd"

Attributes = dict[str, str | None]


def printable(text: str) -> str:
    """A text with a sign in place of each character that XML cannot hold; no offset changes."""
    return _UNWRITABLE.sub(_STAND_IN, text)


def spaces(space: str) -> Any:  # lxml's stubs do not know of a namespace without a prefix here
    """A namespace as the one of elements that have no prefix."""
    return {None: space}


def element(
    name: str, attributes: Attributes, children: Iterable[etree._Element] = (), *, space: str = PROJECT_SPACE
) -> etree._Element:
    """An element of a project, or of a codebook's `space`; attributes that are `None` are left out."""
    made = etree.Element(f"{{{space}}}{name}", nsmap=spaces(space))
    for key, value in attributes.items():
        if value is not None:
            made.set(key, printable(value))
    made.extend(children)
    return made


def text_element(name: str, text: str, *, space: str = PROJECT_SPACE) -> etree._Element:
    """An element that holds nothing but text."""
    made = element(name, {}, space=space)
    made.text = printable(text)
    return made


def description(text: str, *, space: str = PROJECT_SPACE) -> list[etree._Element]:
    """A description, where there is any."""
    return [text_element("Description", text, space=space)] if text else []


def moment(time: datetime | str) -> str:
    """A time as files hold it, in UTC to the second."""
    when = datetime.fromisoformat(time) if isinstance(time, str) else time
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def codes_element(codebook: Codebook, *, space: str = PROJECT_SPACE) -> etree._Element:
    """All codes, in their folders."""
    return element("Codes", {}, [_folder(folder, space) for folder in folders(codebook)], space=space)


def codebook_file(codebook: Codebook, origin: str) -> bytes:
    """The codebook as a file of its own (`.qdc`).

    Args:
        codebook: The codebook.
        origin: Name and version of the program that writes it.
    """
    codes = codes_element(codebook, space=CODEBOOK_SPACE)
    root = element("CodeBook", {"origin": origin}, [codes], space=CODEBOOK_SPACE)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _folder(folder: Folder, space: str, path: tuple[str, ...] = ()) -> etree._Element:
    here = (*path, folder.name)
    attributes: Attributes = {"guid": guid("folder", *here), "name": folder.name, "isCodable": "false"}
    codes = [_code(code, meaning, folder.colour, space) for code, meaning in folder.codes]
    inner = [_folder(one, space, here) for one in folder.folders]
    children = [*description(folder.description, space=space), *codes, *inner]
    return element("Code", attributes | {"color": folder.colour}, children, space=space)


def _code(code: Code, meaning: str, colour: str | None, space: str) -> etree._Element:
    attributes: Attributes = {"guid": code.guid, "name": code.name, "isCodable": "true", "color": colour}
    return element("Code", attributes, description(meaning, space=space), space=space)
