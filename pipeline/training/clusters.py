"""Documents that are alike: those of one town or one author, and what one outlet brought of no town.

Whoever learned from one of them knows more of the others than of a stranger's, so they are held out together. Invented
towns recur in many documents; they are found as the name that a document says most often of those that others say too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from wordfreq import zipf_frequency

SAID = 2
"""A document is about a name that it says so often; two such make the name a town."""
KNOWN = 5.0
"""Words as frequent as this in Dutch (Zipf's scale) name no town that documents share: *Nederland*, *Europese*."""
SHORTEST = 4
"""Letters of a name; shorter ones are mostly initials and abbreviations."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Origin:
    """What tells where a document comes from.

    Attributes:
        name: Stands for the document.
        lines: Its text, a sentence each.
        title: Empty where it is not known; so are author and outlet.
        author: Who wrote it.
        outlet: Where it appeared, or the body that issued it.
    """

    name: str
    lines: Sequence[str] = field(repr=False)
    title: str = ""
    author: str = ""
    outlet: str = ""


def clusters(origins: Sequence[Origin]) -> dict[str, str]:
    """The cluster of each document, by its name; a cluster is called after one of its documents.

    Args:
        origins: All documents, for whether a name recurs shows only in all of them.
    """
    towns = _towns(origins)
    joined: dict[str, str] = {}
    for origin, town in zip(origins, towns, strict=True):
        keys = [f"town {town}"] if town else []
        keys += [f"author {origin.author}"] if origin.author else []
        keys = keys or ([f"outlet {origin.outlet}"] if origin.outlet else [])
        for key in keys:
            _join(joined, key, origin.name)
    return {origin.name: _root(joined, origin.name) for origin in origins}


def folds(clustered: Mapping[str, str], count: int) -> dict[str, int]:
    """Deal documents to folds, a cluster to one of them, so that folds are about equally large.

    Args:
        clustered: The cluster of each document, by its name.
        count: Of folds.

    Returns:
        The fold of each document, from nought.

    Raises:
        ValueError: when there are fewer clusters than folds.
    """
    sizes = Counter(clustered.values())
    if len(sizes) < count:
        raise ValueError(f"{len(sizes)} clusters cannot be dealt to {count} folds")
    filled = [0] * count
    fold_of = {}
    for cluster, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold_of[cluster] = filled.index(min(filled))
        filled[fold_of[cluster]] += size
    return {name: fold_of[cluster] for name, cluster in clustered.items()}


def _towns(origins: Sequence[Origin]) -> list[str]:
    """For each document the name that it is about and that others are about too; empty where there is none."""
    said = [_names(origin) for origin in origins]
    plain = {word for origin in origins for line in origin.lines for word in _WORD.findall(line) if word.islower()}
    in_documents = Counter(chain.from_iterable(said))
    about = Counter(name for names in said for name, times in names.items() if times >= SAID)
    shared = {name for name, count in about.items() if count > 1 and not _is_word(name, plain)}
    return [_main(names, shared, in_documents) for names in said]


def _main(names: Mapping[str, int], shared: set[str], in_documents: Mapping[str, int]) -> str:
    return max(shared & names.keys(), key=lambda name: (names[name], in_documents[name], name), default="")


def _is_word(name: str, plain: set[str]) -> bool:
    """Whether a name is a word of the language, which says nothing of where a document comes from."""
    return name.lower() in plain or zipf_frequency(name, "nl") >= KNOWN


def _names(origin: Origin) -> Counter[str]:
    """How often each word with a capital stands in a document, where the capital does not come from its place."""
    found: Counter[str] = Counter()
    for line in (*origin.lines, f"- {origin.title}", f"- {origin.outlet}"):
        words = _WORD.findall(line)
        inner = words if line.startswith("- ") else words[1:]
        found.update(word for word in inner if word[0].isupper() and not word.isupper() and len(word) >= SHORTEST)
    return found


def _join(joined: dict[str, str], one: str, other: str) -> None:
    """Put two keys into one cluster; a document's name comes to stand above keys that are none."""
    low, high = _root(joined, one), _root(joined, other)
    if low != high:
        joined[low] = high


def _root(joined: Mapping[str, str], key: str) -> str:
    while key in joined:
        key = joined[key]
    return key
