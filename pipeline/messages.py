"""Lines of ours for people: in English as they stand, and as a template with fields for who says them otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Self

Field = str | int | float
_FIELD = re.compile(r"\{(\w+)\}")


class Message(str):
    """A line that is filled in already and remembers what from, so that it can be said in another language.

    It is a `str`, the line in English, so that the command line, files and tests need not know of it. White space is
    one blank each time: a message is one line.

    Args:
        template: The line in English, its fields in braces; the catalogues of other languages know it by this.
        fields: What stands in them; one may be a message itself, and is then said in the other language too.
    """

    __slots__ = ("fields", "template")
    template: str
    fields: Mapping[str, Field]

    def __new__(cls, template: str, /, **fields: Field) -> Self:
        """Fill in the template."""
        made = super().__new__(cls, fill(template, fields))
        made.template, made.fields = template, fields
        return made

    @classmethod
    def of(cls, template: str, fields: Mapping[str, Field] | None = None) -> Self:
        """A message of a template that is known only now; in any other case it stands in the code, for a test to find.

        Args:
            template: As above.
            fields: As above, by name; `None`: it has none.
        """
        return cls(template, **fields or {})

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the fields when a message comes back from another process."""
        return Message.of, (self.template, dict(self.fields))


def plainly(value: Field) -> str:
    """A field as it stands in the English line."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def fill(template: str, fields: Mapping[str, Field], written: Callable[[Field], str] = plainly) -> str:
    """A template on one line with its fields filled in; braces around what is no field stay as they are.

    Args:
        template: With the names of fields in braces.
        fields: By name.
        written: How a field is written; `None` is not among them.
    """
    filled = _FIELD.sub(lambda found: written(fields[found[1]]) if found[1] in fields else found[0], template)
    return " ".join(filled.split())


def packed(line: str) -> object:
    """A line as JSON can hold it: a message as `[template, fields]`, any other text as it is."""
    if not isinstance(line, Message):
        return line
    return [line.template, {name: packed(one) if isinstance(one, str) else one for name, one in line.fields.items()}]


def unpacked(value: object) -> str:
    """What `packed` packed.

    Raises:
        ValueError: when it is neither a text nor a template with fields.
    """
    match value:
        case str():
            return value
        case [str(template), dict(fields)]:
            return Message.of(template, {name: _unpacked_field(one) for name, one in fields.items()})
    raise ValueError("is neither a line nor a template with its fields")


def _unpacked_field(value: object) -> Field:
    return value if isinstance(value, int | float) else unpacked(value)


def to_text(line: str) -> str:
    """A line as a column of text holds it: a message as JSON, any other text as it is."""
    return json.dumps(packed(line), ensure_ascii=False) if isinstance(line, Message) else line


def from_text(text: str) -> str:
    """What `to_text` wrote; a text that is none of that is what it says."""
    try:
        return unpacked(json.loads(text))
    except ValueError:
        return text
