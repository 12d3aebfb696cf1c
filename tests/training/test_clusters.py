"""Documents of one town, author or outlet are held out together."""

import pytest

from pipeline.training.clusters import Origin, clusters, folds

ZANDHOVEN = ("In Zandhoven sluit het buurthuis.", "Over Zandhoven schreef de krant niet.")


def test_documents_about_one_town_go_together() -> None:
    origins = [
        Origin("nota", ("De raad van Zandhoven besloot.", "Ook Zandhoven telt bewoners.")),
        Origin("column", ZANDHOVEN),
        Origin("elders", ("De wethouder van Berkdam zweeg.",)),
    ]
    found = clusters(origins)
    assert found["nota"] == found["column"]
    assert found["elders"] == "elders"


def test_one_mention_of_a_town_that_others_are_about_is_enough() -> None:
    origins = [
        *(Origin(name, ZANDHOVEN) for name in ("een", "twee")),
        Origin("drie", ("Zij verhuisde naar Zandhoven.",)),
    ]
    assert len(set(clusters(origins).values())) == 1


def test_a_document_belongs_to_the_town_that_it_names_most() -> None:
    origins = [
        Origin("zandhoven", ZANDHOVEN),
        Origin("ook zandhoven", ZANDHOVEN),
        Origin("berkdam", ("In Berkdam en nog eens Berkdam staat een flat.",)),
        Origin("vooral berkdam", ("Wie uit Zandhoven komt, vindt Berkdam groot.", "Maar Berkdam is klein.")),
    ]
    found = clusters(origins)
    assert found["vooral berkdam"] == found["berkdam"] != found["zandhoven"]


@pytest.mark.parametrize("line", ["Heel Nederland kent Nederland.", "De Buurt is de Buurt en blijft de buurt."])
def test_words_of_the_language_are_no_towns(line: str) -> None:
    assert set(clusters([Origin("een", (line,)), Origin("twee", (line,))]).values()) == {"een", "twee"}


def test_documents_of_one_author_go_together_wherever_they_are_about() -> None:
    origins = [
        *(Origin(name, ZANDHOVEN) for name in ("een", "twee")),
        Origin("drie", ZANDHOVEN, author="A. Bakema"),
        Origin("vier", ("Geen stad.",), author="A. Bakema"),
    ]
    assert len(set(clusters(origins).values())) == 1


def test_an_outlet_holds_documents_together_only_where_nothing_nearer_does() -> None:
    origins = [
        *(Origin(name, ZANDHOVEN, outlet="Maandblad") for name in ("een", "twee")),
        *(Origin(name, ("Geen stad.",), outlet="Maandblad") for name in ("drie", "vier")),
    ]
    found = clusters(origins)
    assert found["een"] == found["twee"] != found["drie"]
    assert found["drie"] == found["vier"]


def test_folds_part_no_cluster_and_are_about_equally_large() -> None:
    clustered = {str(number): str(number // 4) if number < 8 else str(number) for number in range(20)}
    dealt = folds(clustered, 4)
    assert all(len({dealt[one] for one in clustered if clustered[one] == cluster}) == 1 for cluster in "01")
    assert sorted(list(dealt.values()).count(fold) for fold in range(4)) == [5, 5, 5, 5]


def test_fewer_clusters_than_folds_are_refused() -> None:
    with pytest.raises(ValueError, match="1 clusters"):
        folds({"een": "a", "twee": "a"}, 2)
