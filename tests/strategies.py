"""Hypothesis strategies that several tests share: hard texts, and edits over them."""

from hypothesis import strategies as st

from pipeline.spans import Edit, Piece

HARD = [
    "\r\n",
    "\n",
    "\f",
    " ",
    "\u00ad",
    "-",
    "e\u0301",
    "ë",
    "\U0001f469\u200d\U0001f33e",
    "\ufb01",
    "\ufeff",
    "a",
    "ij",
    "é",
]
texts = st.one_of(
    st.just(""),
    st.text(max_size=60),
    st.text(alphabet=" \t\n\r\u00a0", max_size=20),
    st.lists(st.sampled_from(HARD), max_size=40).map("".join),
)


@st.composite
def edits_over(draw: st.DrawFn, text: str, rule: str = "rule") -> tuple[Edit, ...]:
    """Edits in order over `text`: replacements, removals and insertions, touching ones included."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    edits: list[Edit] = []
    for start, end in spans:
        new = draw(st.text(max_size=4))
        insertion_twice = bool(edits) and edits[-1].end == start and (start == end or edits[-1].start == edits[-1].end)
        if (new or end > start) and not insertion_twice:
            edits.append(Edit(start, end, new, rule))
    return tuple(edits)


@st.composite
def moves_over(draw: st.DrawFn, text: str, rule: str = "move") -> tuple[Edit, ...]:
    """Two edits, or none: one takes a stretch out of `text`, the other puts it further on."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=5, max_size=5)))
    gone_from, start, end, gone_to, to = cuts
    if start == end or to == gone_to:
        return ()
    before, after = draw(st.text(alphabet="\n ", max_size=2)), draw(st.text(alphabet="\n ", max_size=2))
    put = Edit(to, to, before + text[start:end] + after, rule, (Piece(len(before), end - start, start, end),))
    return Edit(gone_from, gone_to, draw(st.sampled_from(["", " "])), rule), put
