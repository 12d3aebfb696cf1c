"""What of a document is masked: in whose words, and of what kinds."""

from dataclasses import replace

import pytest

from pipeline.codebook import Voice
from pipeline.masking import masked
from pipeline.masks import MaskKind
from pipeline.spans import RawSpan
from pipeline.store.processed import Processed
from pipeline.text import Block, Role
from tests.store.build import processed

EVERY = tuple(MaskKind)


@pytest.fixture(scope="module")
def page() -> Processed:
    """A piece with two comments below it; who wrote the piece also answers."""
    made = processed(
        "Els Mulder schrijft over haar straat in Lindehaven.",
        "Mail de redactie op redactie@voorbeeld.nl als u wilt.",
        "2 reacties",
        "1. Henk van Dam 4 mei 2012 om 10:12",
        "Mooi stuk, bel mij op 06-12345678.",
        "2. Els Mulder 5 mei 2012 om 11:40",
        "Dank, Henk, en de groeten aan mevrouw Jansma.",
    )  # fmt: skip
    voices = [Voice.AUTHOR] * 4 + [Voice.COMMENTER, Voice.AUTHOR, Voice.COMMENTER]
    said = [replace(one, voice=voice) for one, voice in zip(made.judgements, voices, strict=True)]
    return replace(made, judgements=said, comments=(None, None, None, 1, 1, 2, 2))


def hidden(page: Processed, *, voices: tuple[Voice, ...], kinds: tuple[MaskKind, ...] = EVERY) -> list[str]:
    found = masked(page, voices, kinds, public=["Els Mulder"])
    return [mask.span.of(page.document.raw) for mask in found.masks]


def test_of_commenters_names_and_numbers_are_masked_and_the_author_is_not(page: Processed) -> None:
    assert hidden(page, voices=(Voice.COMMENTER,)) == ["Henk van Dam", "06-12345678", "Henk", "Jansma"]


def test_only_the_kinds_that_are_asked_for(page: Processed) -> None:
    assert hidden(page, voices=(Voice.COMMENTER,), kinds=(MaskKind.PHONE,)) == ["06-12345678"]


def test_the_words_of_others_are_masked_where_that_is_asked_for(page: Processed) -> None:
    assert hidden(page, voices=(Voice.AUTHOR,), kinds=(MaskKind.EMAIL,)) == ["redactie@voorbeeld.nl"]


def test_nobodys_words_leave_the_document_as_it_is(page: Processed) -> None:
    assert masked(page, (), EVERY) is page


def test_a_name_with_digits_is_masked_whole_and_a_date_that_stands_onto_one_is_not() -> None:
    made = processed(
        "1. jan1975 4 mei 2012 om 10:12",
        "En nu, wat dan?",
        "2. Ria6 mei 2012 om 10:12",
        "Dat klopt niet helemaal, groet Jan",
        "Volgens Jan1976 en jan1975 klopt dat.",
    )
    said = [replace(one, voice=Voice.COMMENTER) for one in made.judgements]
    seen = (
        Block(RawSpan(0, made.units[1].raw.end), Role.COMMENT),
        Block(made.units[1].raw, Role.COMMENT),  # without the line above it
        Block(RawSpan(made.units[2].raw.start, 200), Role.COMMENT),
    )
    document = replace(made.document, blocks=seen)
    page = replace(made, document=document, judgements=said, comments=(1, 1, 2, 2, 2))
    assert hidden(page, voices=(Voice.COMMENTER,)) == ["jan1975", "Ria", "Jan", "Jan1976", "jan1975"]
