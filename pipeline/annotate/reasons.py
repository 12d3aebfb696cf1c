"""What witnesses say of a unit: where it stands, and the class of furniture or reference that it was seen to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.annotate.look import Look
from pipeline.codebook import Reason

Found = tuple[int, Reason | None]
"""The place of a unit in the list of looks, and why it is no running text; `None` when it is."""

Places = Callable[[Sequence[Look]], Iterator[int]]
Witness = Callable[[Sequence[Look]], Iterator[Found]]


def named(reason: Reason | None, witness: Places) -> Witness:
    """A witness that names places only, made to say why."""

    def speak(looks: Sequence[Look]) -> Iterator[Found]:
        return ((at, reason) for at in witness(looks))

    return speak
