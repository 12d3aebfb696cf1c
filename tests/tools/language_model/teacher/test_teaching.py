"""A tiny teacher learns a tiny treebank by heart, is kept, and annotates; where the extra `train` is installed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch, of the extra `train`, is not installed")
for library in ("transformers", "safetensors", "ufal.chu_liu_edmonds"):
    pytest.importorskip(library, reason=f"{library}, of the extra `train`, is not installed")

from spacy.tokens import DocBin  # noqa: E402  after the libraries that may be missing
from spacy.vocab import Vocab  # noqa: E402
from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: E402
from transformers import BertConfig, BertModel  # noqa: E402

from pipeline.encoder.loading import save_encoder  # noqa: E402
from pipeline.errors import EncoderError  # noqa: E402
from tests.tools.language_model.treebanks import HELP, TREEBANK  # noqa: E402
from tools.language_model.habits import whole_lemma  # noqa: E402
from tools.language_model.teacher import keeping  # noqa: E402
from tools.language_model.teacher.fitting import Course, accuracy  # noqa: E402
from tools.language_model.teacher.labelling import Labelled, Sureness, label, only_sure, tree  # noqa: E402
from tools.language_model.teacher.steps import teach, write_silver  # noqa: E402
from tools.language_model.treebank import Sentence  # noqa: E402

COURSE = Course(rounds=60, size=200, encoder_rate=2e-3, head_rate=5e-3, frozen=0)


def bare(sentence: Sentence) -> Sentence:
    """The sentence without its annotation."""
    empty = (
        replace(token, upos=None, feats=None, lemma=None, deprel=None, head=place)
        for place, token in enumerate(sentence.tokens)
    )
    return replace(sentence, tokens=tuple(empty))


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT that knows every word of the treebank as one piece, and nothing of it."""
    torch.manual_seed(0)
    words = ["<s>", "<pad>", "</s>", "<unk>", *sorted({form for one in TREEBANK for form in one.forms})]
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(words)}, unk_token="<unk>"))  # noqa: S106  no password
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    shape = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    model = BertModel(BertConfig(vocab_size=len(words), max_position_embeddings=32, **shape), add_pooling_layer=False)
    save_encoder(model, tokenizer, folder := tmp_path_factory.mktemp("encoder"))
    return folder


@pytest.fixture(scope="module")
def teacher(encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("teacher")
    teach(TREEBANK * 2, TREEBANK, (), folder, course=COURSE, seed=1, encoder=str(encoder))
    return folder


def test_it_learns_by_heart(teacher: Path) -> None:
    figures = accuracy(keeping.load(teacher), TREEBANK)
    assert set(figures) == {"upos", "feats", "lemma", "uas", "las"}
    assert min(figures.values()) >= 0.9, figures


def test_it_annotates_bare_sentences_in_their_order(teacher: Path) -> None:
    found = label(keeping.load(teacher), [bare(one) for one in reversed(TREEBANK)])
    assert [one.sentence.id for one in found] == [one.id for one in reversed(TREEBANK)]
    for true, answer in zip(reversed(TREEBANK), found, strict=True):
        assert answer.sentence.forms == true.forms
        assert all(token.upos and token.deprel for token in answer.sentence.tokens)
        assert all(0 <= sure.tag <= 1 and 0 <= sure.lemma <= 1 and 0 <= sure.arc <= 1 for sure in answer.sureness)


def test_every_sentence_has_one_root_and_only_it_the_roots_relation(encoder: Path, tmp_path: Path) -> None:
    teach(
        TREEBANK, (), (), tmp_path, course=replace(COURSE, rounds=1), seed=1, encoder=str(encoder)
    )  # knows nearly nothing
    for answer in label(keeping.load(tmp_path), TREEBANK):
        roots = [token.deprel for place, token in enumerate(answer.sentence.tokens) if token.head == place]
        assert roots == ["root"]
        assert sum(token.deprel == "root" for token in answer.sentence.tokens) == 1


def test_the_same_seed_teaches_the_same(encoder: Path, tmp_path: Path) -> None:
    course = replace(COURSE, rounds=2)
    for name in ("one", "other"):
        teach(TREEBANK, (), (), tmp_path / name, course=course, seed=1, encoder=str(encoder))
    one, other = (keeping.load(tmp_path / name).network.state_dict() for name in ("one", "other"))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_frozen_layers_stay_as_they_are(encoder: Path, tmp_path: Path) -> None:
    before = BertModel.from_pretrained(encoder, add_pooling_layer=False)
    teach(TREEBANK, (), (), tmp_path, course=replace(COURSE, rounds=1, frozen=1), seed=1, encoder=str(encoder))
    after = keeping.load(tmp_path).network.encoder
    weights = [
        (one.encoder.layer[0].output.dense.weight, one.encoder.layer[1].output.dense.weight) for one in (before, after)
    ]
    assert torch.equal(weights[0][0], weights[1][0])
    assert not torch.equal(weights[0][1], weights[1][1])


def test_what_it_is_not_sure_of_is_not_known() -> None:
    sure = (Sureness(0.9, 0.2, 0.9), Sureness(0.2, 0.9, 0.9), *[Sureness(0.9, 0.9, 0.2)] * 3)
    tokens = only_sure(Labelled(HELP, sure), Sureness(0.5, 0.5, 0.5)).tokens
    assert [token.lemma is None for token in tokens] == [True, False, False, False, False]
    assert [(token.upos is None, token.feats is None) for token in tokens] == [(at == 1,) * 2 for at in range(5)]
    assert [token.deprel is None for token in tokens] == [False, False, True, True, True]


def test_silver_documents_hold_the_annotation(teacher: Path, tmp_path: Path) -> None:
    write_silver(teacher, [bare(one) for one in TREEBANK], tmp_path / "train" / "silver.spacy", 1, Sureness(0, 0, 0))
    docs = list(DocBin().from_disk(tmp_path / "train" / "silver.spacy").get_docs(Vocab()))
    tokens = {token.text: token for doc in docs for token in doc}
    assert sum(map(len, docs)) == sum(len(one.tokens) for one in TREEBANK)
    assert tokens["helpen"].pos_ == "VERB"
    assert tokens["wijkteam"].lemma_ == whole_lemma(TREEBANK[1].tokens[1])


def test_a_folder_without_a_teacher_is_said(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="is no teacher"):
        keeping.load(tmp_path)


def test_the_best_tree_has_one_root_where_two_would_score_more() -> None:
    scores = np.log(np.array([[0.9, 0.0001, 0.1], [0.8, 0.2, 0.0001]], dtype=np.float32))
    assert tree(scores) == [0, 1]


def test_the_best_tree_has_no_circle_where_each_words_best_head_makes_one() -> None:
    scores = np.log(np.array([[0.1, 0.0001, 0.9], [0.05, 0.95, 0.0001]], dtype=np.float32))
    assert tree(scores) == [0, 1]
