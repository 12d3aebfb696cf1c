"""Which verbs have a particle that may stand apart: those of the treebank, and others with -ge- in their participle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pipeline.language.compounds import SIGN
from tools.language_model.lexicon import Lexicon

OFTEN = 2
"""How many kinds of verb a particle must be seen with, where no participle shows that it is one."""
Kinds = Mapping[tuple[str, str], str]
"""By lemma of the whole word and part of speech, that lemma with `_` between its parts."""


def separable(kinds: Kinds, words: Lexicon) -> dict[str, str]:
    """By verb its particle and base, `toe_staan`: those of the treebank, and others that have `toegestaan`."""
    treebank = {whole: lemma for (whole, upos), lemma in kinds.items() if upos == "VERB" and lemma.count(SIGN) == 1}
    attested = _participles(words)
    seen = Counter(lemma.partition(SIGN)[0] for lemma in treebank.values())
    also = {
        lemma.partition(SIGN)[0] for verb, lemma in treebank.items() if (verb, lemma.partition(SIGN)[0]) in attested
    }
    particles = {particle for particle, times in seen.items() if times >= OFTEN} | also
    verbs = words.lemmas["VERB"]
    found = {verb: lemma for verb, lemma in treebank.items() if lemma.partition(SIGN)[0] in particles}
    for verb, particle in sorted(attested):
        base = verb.removeprefix(particle)
        if particle in particles and verb in verbs and base in verbs:
            found.setdefault(verb, f"{particle}{SIGN}{base}")
    return found


def _participles(words: Lexicon) -> frozenset[tuple[str, str]]:
    """Verbs and what stands before the -ge- of a participle of theirs: `weg` of `weggegeven`, not of `weggeven`."""
    found: set[tuple[str, str]] = set()
    for form, lemmas in words.forms["VERB"].items():
        for at in range(2, len(form) - 3):
            if form.startswith("ge", at):
                has = (lemma for lemma in lemmas if lemma.startswith(form[:at]))
                found.update((lemma, form[:at]) for lemma in has if _adds(form[at:], lemma[at:]))
    return frozenset(found)


def _adds(participle: str, base: str) -> bool:
    return not base.startswith("ge") or participle.startswith("gege")
