"""The writer of raw text: gaps do not add up, and blocks never begin or end with white space."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.writer import Writer
from pipeline.text import Role

steps = st.lists(
    st.one_of(
        st.text(alphabet="ab \u00a0\n", max_size=6),
        st.sampled_from([Writer.line, Writer.paragraph, Writer.tab, "open", "close", "bullet"]),
    ),
    max_size=30,
)


def _play(script: list[object]) -> Writer:
    writer = Writer()
    opened: list[list[int]] = []
    for step in script:
        if step == "open":
            opened.append(writer.open())
        elif step == "close":
            if opened:
                writer.close(opened.pop(), Role.ARTICLE)
        elif step == "bullet":
            writer.prefix("• ")
        elif isinstance(step, str):
            writer.say(step)
        else:
            assert callable(step)
            step(writer)
    while opened:
        writer.close(opened.pop(), Role.ARTICLE)
    return writer


@given(steps)
def test_blocks_hold_text_without_white_space_around_it(script: list[object]) -> None:
    writer = _play(script)
    assert writer.length == len(writer.raw)
    for block in writer.blocks:
        text = block.span.of(writer.raw)
        assert text and text == text.strip()


@given(steps)
def test_gaps_do_not_add_up(script: list[object]) -> None:
    raw = _play(script).raw
    assert raw == raw.strip()
    assert "\n\n\n" not in raw and "  " not in raw


def test_an_outer_and_an_inner_block_may_begin_at_one_character() -> None:
    writer = Writer()
    with writer.block(Role.FURNITURE):
        writer.paragraph()
        with writer.block(Role.HEADING):
            writer.say(" Kop ")
        writer.paragraph()
        writer.say("tekst")
    assert [(block.role, block.span.of(writer.raw)) for block in writer.blocks] == [
        (Role.HEADING, "Kop"),
        (Role.FURNITURE, "Kop\n\ntekst"),
    ]


def test_a_prefix_stands_before_what_follows_and_outside_its_block() -> None:
    writer = Writer()
    writer.say("een")
    writer.line()
    writer.prefix("• ")
    with writer.block(Role.ITEM):
        writer.say("twee")
    assert writer.raw == "een\n• twee"
    assert writer.blocks[0].span.of(writer.raw) == "twee"


def test_words_as_they_are_keep_their_spaces_and_lines() -> None:
    writer = Writer()
    writer.say_as_is("een  twee\n\n  drie")
    assert writer.raw == "een  twee\n\n  drie"
