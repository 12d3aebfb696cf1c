"""Slugs are readable, safe and free."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus.reviews import reviewer_id
from pipeline.corpus.slugs import MAX_LENGTH, checked_slug, free_slug, is_slug, slugified
from pipeline.errors import CorpusError


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Samen sterk in de wijk", "2016-samen-sterk-in-de-wijk"),
        ("Coöperatie ‘De Eén’ – café’s & meer!", "2016-cooperatie-de-een-cafes-meer"),
        ("../../etc/passwd", "2016-etc-passwd"),
        ("社区工作", "2016-tekst"),
        ("Een titel met heel veel woorden voor een kort stukje", "2016-een-titel-met-heel-veel-woorden-voor-een-kort"),
        ("x" * 99, "2016-" + "x" * 51),
    ],
)  # fmt: skip
def test_a_slug_is_made_of_year_and_title(tmp_path: Path, title: str, slug: str) -> None:
    assert free_slug(tmp_path, 2016, title) == slug


def test_a_slug_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for slug in ("2016-de-buurt", "2016-de-buurt-2"):
        assert free_slug(tmp_path, 2016, "De buurt") == slug
        (tmp_path / slug).mkdir()
    assert free_slug(tmp_path, 2016, "De buurt") == "2016-de-buurt-3"


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "com9", "lpt1"])
def test_what_windows_takes_for_a_device_is_no_slug(name: str) -> None:
    assert not is_slug(name)
    assert is_slug(f"{name}-x")
    assert slugified(name.title()) == reviewer_id(name) == f"{name}-1"
    with pytest.raises(CorpusError, match=r"is no name of a document; .*no name of a device"):
        checked_slug(name)


@given(st.one_of(st.text(max_size=80), st.sampled_from(["con", "Nul deel", "lpt1"])), st.integers(1, MAX_LENGTH))
def test_what_is_made_of_any_text_is_a_slug_or_empty(text: str, length: int) -> None:
    made = slugified(text, length)
    assert made == "" or (is_slug(made) and len(made) <= length)
