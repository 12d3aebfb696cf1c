"""Columns side by side are parted only where both hold running text; tables and forms stay."""

import pytest

from pipeline.clean.layout.gutters import part_columns


@pytest.mark.parametrize(
    "text",
    [
        "Maandag     koffie met de koster\nDinsdag     soep en brood\nWoensdag    niets\nDonderdag   taart",
        "Naam van bewoner     Handtekening van buur\nStraat en nummer     Telefoon van de buur\n"
        "Datum afspraak       Naam van de beheerder\nSleutel nummer een   Sleutel nummer twee",
        "De kamer is open op alle      Het bestuur zoekt iemand die\ndagen behalve zondag, want    de boeken doet",
        "De kamer is open op alle      zondag\ndagen behalve zondag, want    maandag\n"
        "dan slaapt de beheerder uit   en dan\nvan de markt en de soep en    nooit",
        "De kamer is open op alle      Het bestuur zoekt iemand die\n"
        "dagen behalve zondag, want        de boeken doet en niet\n"
        "dan slaapt de beheerder  bang is voor een kas met\nvan de markt en de soep.         een briefje van vijf.",
    ],
    ids=["a week", "a form", "two rows", "cells beside a text", "no common edge"],
)
def test_what_is_no_pair_of_columns_stays(text: str) -> None:
    assert part_columns(text) == []
