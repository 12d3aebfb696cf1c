"""Words as pieces, and batches that hold every sentence once and no more than they may."""

from dataclasses import dataclass
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tools.language_model.teacher.batches import MOST_OF_A_WORD, Pieces, Reader, batches, rows


@dataclass
class Encoded:
    ids: list[int]


class Letters:
    """A tokenizer whose pieces are letters, numbered from 10; 0 and 1 are its marks."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoded:
        ids = [ord(letter) - ord("a") + 10 for letter in sequence]
        return Encoded([0, *ids, 1] if add_special_tokens else ids)


def pieces(length: int) -> Pieces:
    return Pieces(list(range(length)), [[at] for at in range(1, length - 1)])


def test_each_word_has_the_places_of_its_pieces() -> None:
    assert Reader(Letters(), 20).read(("ab", "c")) == Pieces([0, 10, 11, 12, 1], [[1, 2], [3]])


def test_of_a_long_word_the_start_is_read() -> None:
    read = Reader(Letters(), 50).read(("a" * 30, "b"))
    assert read.places == [list(range(1, MOST_OF_A_WORD + 1)), [MOST_OF_A_WORD + 1]]


def test_words_behind_the_longest_text_have_no_place() -> None:
    read = Reader(Letters(), 6).read(("abc", "de", "f"))
    assert read == Pieces([0, 10, 11, 12, 15, 1], [[1, 2, 3], [], [4]])


def test_a_batch_is_filled_up_to_one_length() -> None:
    found = rows([Pieces([0, 5, 6, 1], [[1, 2]]), Pieces([0, 7, 1], [[1], []])])
    assert found.ids == [[0, 5, 6, 1], [0, 7, 1, 0]]
    assert found.mask == [[1, 1, 1, 1], [1, 1, 1, 0]]
    assert found.places == [[[1, 2], [-1, -1]], [[1, -1], [-1, -1]]]
    assert found.words == [1, 2]


@given(st.lists(st.integers(3, 60), max_size=40), st.integers(1, 200), st.none() | st.integers(0, 9))
def test_every_sentence_is_in_one_batch_of_the_size_allowed(lengths: list[int], size: int, seed: int | None) -> None:
    sentences = [pieces(length) for length in lengths]
    found = list(batches(sentences, size, None if seed is None else Random(seed)))  # noqa: S311  no secret
    assert sorted(at for batch in found for at in batch) == list(range(len(lengths)))
    for batch in found:
        assert len(batch) == 1 or len(batch) * max(lengths[at] for at in batch) <= size


def test_chance_makes_other_batches_and_the_same_seed_the_same() -> None:
    sentences = [pieces(3 + at % 17) for at in range(60)]
    one, again, other = (list(batches(sentences, 60, Random(seed))) for seed in (1, 1, 2))  # noqa: S311  no secret
    assert one == again != other
