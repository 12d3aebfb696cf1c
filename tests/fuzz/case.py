"""One file that is offered to the corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from random import Random

PROSE = (
    "De opbouwwerker kent de straat en de mensen die er wonen, en zij kennen haar. Op dinsdag zet zij koffie in het "
    "buurthuis en luistert naar wat er speelt. Wie een klacht heeft over de stoep komt ook, en blijft meestal zitten "
    "om te helpen met de moestuin die de bewoners vorig jaar zelf zijn begonnen."
)
SECRET = "geheim-van-de-schijf"  # noqa: S105 - nobody's
"""Stands in a file beside the corpus; no document may hold it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file as somebody would offer it.

    Attributes:
        name: What the file is called, by whoever offers it.
        data: What stands in it.
        damage: The name of what was done to it.
    """

    name: str
    data: bytes
    damage: str

    @property
    def ending(self) -> str:
        """The ending of the name, in small letters."""
        return PurePosixPath(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class World:
    """What hostile files try to reach from within.

    Attributes:
        secret: The path of a file on this disk that is nobody's document.
        address: A web address of this machine that counts who calls.
    """

    secret: str
    address: str


Blow = Callable[[bytes, Random], bytes]
"""Damages bytes, the same for the same chance."""

Trap = Callable[[Random, World], bytes]
"""Makes the bytes of a hostile file."""
