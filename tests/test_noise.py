"""Noise is what is no Dutch: junk counts and foreign words count, names and acronyms do not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.noise import NOISY, noise

CLEAN = [
    "De gemeente wil het opbouwwerk in de wijk versterken.",
    "Zorg- en welzijnsinstellingen werken samen, en dat is niet-westers noch sociaal-cultureel.",
    "Beleids- en kennismedewerkers, begrotings- of jaarcijfers.",
    "Wij zagen wethouder Kuipstra-Zwanenveld in gesprek met de mensen van Buurtkracht Zwolle.",
    "GroenLinks-PvdA wil het anders; PvdA'ers ook.",
    "In de WMO-raad zaten VVD'ers, en het LPBW zweeg.",
    "Kuipstra Zwanenveld wist van niets.",
    "Het BuurtTeam komt op de 3e, zegt A. de Vries ('s avonds, 20e eeuw, 4-jarige).",
    "Mail aan post@wijkvoorelkaar.example of zie https://wijkvoorelkaar.example/xqzt en www.buurt.nl/qzx.",
    "Zie blz. 12 bijv. over het keukentafelgesprek, enz.",
    "Foto's en baby's, zo'n idee: 't kan!",
    "a. eerst dit, b) dan dat; plan B is er ook.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_dutch_has_none(text: str) -> None:
    assert noise(text) == 0.0


@pytest.mark.parametrize("text", ["", " \n", "12 + 34 = 46", "— • …", "A. B.", "https://buurt.example", "3e 20ste A4"])
def test_without_words_it_is_not_known(text: str) -> None:
    assert noise(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Dczc gcmccntc wil hct opbouvvwcrk", 4 / 5),
        ("de w0rd van de buurt", 1 / 5),
        ("de buurt k n het zelf", 2 / 6),
        ("de dEr gEmEEnte is hier", 2 / 5),
        ("Xqzvrt zegt dat het kan", 1 / 5),
        ("dat zegt Xqzvrt dan", 1 / 4),
        ("onze neighbours wonen hier", 1 / 4),
        ("een wijk-xqzvrt hier", 1 / 3),
    ],
)
def test_what_is_no_dutch_is_counted(text: str, share: float) -> None:
    assert noise(text) == pytest.approx(share)


def test_a_page_of_junk_is_noisy_and_a_letter_is_not() -> None:
    assert (noise("lk wccl nlct wat cr staat op dczc bladzljdc") or 0) > NOISY
    assert (noise("Geachte mevrouw Kuipstra, hartelijk dank voor uw brief van 3 mei jl.") or 0) == 0


@given(st.text())
def test_it_is_a_share_of_any_text(text: str) -> None:
    share = noise(text)
    assert share is None or 0 <= share <= 1


@given(st.text(alphabet=st.characters(categories=["N", "P", "Z", "S"], exclude_characters="@_")))
@example("¹0¹")
def test_without_letters_there_is_no_share(text: str) -> None:
    assert noise(text) is None


@given(st.lists(st.sampled_from(["buurt", "xqzvrt", "Zwolle", "GGD", "12", "w0rd"]), min_size=1))
def test_it_counts_words_not_figures(words: list[str]) -> None:
    counted = [word for word in words if word != "12"]
    expected = sum(word in ("xqzvrt", "w0rd") for word in counted) / len(counted) if counted else None
    assert noise("zie " + " ".join(words)) == (
        pytest.approx((expected or 0) * len(counted) / (len(counted) + 1)) if counted else 0.0
    )
