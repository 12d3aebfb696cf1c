"""GUIDs made from what they stand for, so that the same thing has the same one in every export."""

from __future__ import annotations

import json
from uuid import UUID, uuid5

_NAMESPACE = UUID("5d1c1c9e-6a7b-4b1e-9f43-7b0a0f6c2e11")


def guid(kind: str, *parts: str) -> str:
    """The GUID of a thing of some kind that these parts name, in order."""
    return str(uuid5(_NAMESPACE, json.dumps([kind, *parts], ensure_ascii=False)))


def plain_guid(written: str) -> str:
    """A GUID as another program may write it, with braces or capitals, in the form in which `guid` makes it."""
    return written.strip().strip("{}").lower()
