"""By what a person can be reached, and what only looks like it."""

import pytest

from pipeline.masking.reach import reachable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mail els.mulder@voorbeeld.nl even.", ["els.mulder@voorbeeld.nl"]),
        ("Schrijf naar els (at) voorbeeld.nl", ["els (at) voorbeeld.nl"]),
        ("Bel 06-12345678 na zessen.", ["06-12345678"]),
        ("Tel. (030) 123 45 67", ["(030) 123 45 67"]),
        ("of +31 6 1234 5678", ["+31 6 1234 5678"]),
        ("Zaaknummer 2014/0123456789 en 1.250.000 euro", []),
        ("Op 01-02-2014 om 10.30 uur", []),
        ("Om 3@4 lopen we", []),
        ("Aisha06-03-2008 13:34", []),
    ],
)
def test_addresses_of_mail_and_numbers_of_telephones(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end, _ in reachable(text)] == found
