"""Long texts of made-up words, and what a scanner would make of them, for tests of likeness."""

from random import Random

SYLLABLES = ("wij", "ka", "bel", "en", "zor", "ge", "ba", "stra", "ten", "lo", "mi", "ver", "der", "pla", "no", "tu")


def text(seed: int, words: int) -> str:
    """So many words, in lines of twelve; another seed gives another text."""
    chance = Random(seed)  # noqa: S311 - nobody guesses words
    made = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(words)]
    return "\n".join(" ".join(made[at : at + 12]) for at in range(0, words, 12))


def misread(clean: str, share: float) -> str:
    """A text of which a share of the words has one letter that is another."""
    chance = Random(7)  # noqa: S311 - as above
    words = [word.replace(word[-1], "w") if chance.random() < share else word for word in clean.split(" ")]
    return " ".join(words)
