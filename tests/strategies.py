"""Hypothesis strategies that several tests share: hard texts, and edits over them."""

from hypothesis import strategies as st

from pipeline.spans import Edit

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
