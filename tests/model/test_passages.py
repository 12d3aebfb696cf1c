"""How a passage is cut into windows: nothing is lost, nothing is read twice, and what stands above is read with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models

from pipeline.codebook import SourceKind
from pipeline.errors import ModelError
from pipeline.model.encoder import TOKENIZER, load_tokenizer
from pipeline.model.passages import LONGEST_ABOVE, LONGEST_LINE, NOBODY, Line, Passage, Window, encoded, windows
from tests.model.small_model import write_encoder

ROOM = 40
"""Pieces of a window, here: a word of ten letters has eleven, and the piece that closes its line."""


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    folder = tmp_path_factory.mktemp("encoder")
    write_encoder(folder)
    return load_tokenizer(folder / TOKENIZER)


def _passage(*texts: str, title: str = "", source_kind: SourceKind | None = None) -> Passage:
    """A passage in which lines that begin with a # are headings."""
    return Passage(tuple(Line(text.removeprefix("#"), text.startswith("#")) for text in texts), title, source_kind)


def _read(window: Window, tokenizer: Tokenizer) -> str:
    return "".join(tokenizer.id_to_token(piece) for piece in window.pieces).replace("▁", " ")


def test_a_window_closes_each_line(tokenizer: Tokenizer) -> None:
    (window,) = windows(_passage("een", "twee"), tokenizer)
    assert _read(window, tokenizer) == "<s> een</s> twee</s>"
    assert window.owners == (NOBODY, 0, 0, 0, 0, NOBODY, 1, 1, 1, 1, 1, NOBODY)
    assert (window.begin, window.end) == (0, 2)


def test_kind_title_and_the_heading_above_stand_before_each_window(tokenizer: Tokenizer) -> None:
    passage = _passage("#kop", "aaaaaaaaaa", "bbbbbbbbbb", title="titel", source_kind=SourceKind.POLICY)
    found = [_read(window, tokenizer) for window in windows(passage, tokenizer, longest=ROOM)]
    assert found == [
        "<s> beleid</s> titel</s> kop</s> aaaaaaaaaa</s>",
        "<s> beleid</s> titel</s> kop</s> bbbbbbbbbb</s>",
    ]


def test_the_heading_above_is_the_last_one_and_not_the_line_itself(tokenizer: Tokenizer) -> None:
    found = windows(_passage("#een", "#twee", "drie"), tokenizer, longest=1)
    assert [_read(window, tokenizer) for window in found] == [
        "<s> een</s>",
        "<s> een</s> twee</s>",
        "<s> twee</s> drie</s>",
    ]


def test_another_reading_has_its_borders_elsewhere(tokenizer: Tokenizer) -> None:
    passage = _passage(*["aaaaaaaaaa"] * 6)
    assert [(one.begin, one.end) for one in windows(passage, tokenizer, longest=ROOM)] == [(0, 3), (3, 6)]
    assert [(one.begin, one.end) for one in windows(passage, tokenizer, 1, ROOM)] == [(0, 1), (1, 4), (4, 6)]


def test_a_first_window_has_no_more_lines_than_fit(tokenizer: Tokenizer) -> None:
    passage = _passage(*["aaaaaaaaaa"] * 6)
    assert windows(passage, tokenizer, 5, ROOM) == windows(passage, tokenizer, 0, ROOM)


def test_what_is_long_is_cut(tokenizer: Tokenizer) -> None:
    (window,) = windows(_passage("a" * 200, title="b" * 200), tokenizer)
    assert window.owners.count(0) == LONGEST_LINE
    assert len(window.pieces) == 1 + LONGEST_ABOVE + 1 + LONGEST_LINE + 1


def test_a_line_of_no_pieces_is_read_all_the_same(tokenizer: Tokenizer) -> None:
    (window,) = windows(_passage(""), tokenizer)
    assert _read(window, tokenizer) == "<s><unk></s>"


def test_a_passage_of_no_lines_has_no_windows(tokenizer: Tokenizer) -> None:
    assert windows(_passage(title="titel"), tokenizer) == []


def test_a_tokenizer_of_another_kind_is_refused() -> None:
    with pytest.raises(ModelError, match="has no piece </s>"):
        windows(_passage("een"), Tokenizer(models.Unigram([("<unk>", 0.0)], unk_id=0)))


@given(
    texts=st.lists(st.text("abc ", max_size=30), max_size=12),
    first=st.integers(0, 5),
    longest=st.integers(1, 60),
)
def test_every_line_is_in_one_window_with_all_its_pieces(
    tokenizer: Tokenizer, texts: list[str], first: int, longest: int
) -> None:
    passage = _passage(*texts)
    found = windows(passage, tokenizer, first, longest)
    assert [at for window in found for at in range(window.begin, window.end)] == list(range(len(texts)))
    for window in found:
        assert len(window.pieces) <= max(longest, 2 + LONGEST_LINE) or window.end == window.begin + 1
        for at in range(window.begin, window.end):
            own = [piece for piece, owner in zip(window.pieces, window.owners, strict=True) if owner == at]
            (whole,) = encoded(passage.lines[at : at + 1], tokenizer)
            assert own == (whole.ids[:LONGEST_LINE] or [tokenizer.token_to_id("<unk>")])
