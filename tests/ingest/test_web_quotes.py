"""Words of another that stand in a comment are not its writer's."""

from pathlib import Path

import pytest

from pipeline.ingest.here import read_here
from pipeline.text import Role
from tests.ingest.documents import PROSE, texts_of

ASKED = "Wie betaalt dat dan?"
ANSWER = "Dat betaalt de gemeente."


def _page(answer: str) -> str:
    comments = "".join(
        f'<li class="comment"><b>{name}, 3 mei 2014</b><p>{said}</p></li>'
        for name, said in (("An", ASKED), ("Jo", answer))
    )
    piece = f"<h1>De straat</h1><p>{PROSE}</p><p>{PROSE} Zo gaat dat.</p>"
    return f"<html><body>{piece}<h2>Reacties (2)</h2><ul>{comments}</ul></body></html>"


@pytest.mark.parametrize(
    ("answer", "times"),
    [
        (f"<blockquote>{ASKED}</blockquote><p>{ANSWER}</p>", 1),
        (f"An schreef: &quot;{ASKED}&quot;<br>{ANSWER}", 1),
        (f"{ASKED}<br>{ANSWER}", 0),
        (f"<blockquote>Iets anders dan dat.</blockquote><p>{ANSWER}</p>", 0),
    ],
    ids=["quoted", "named", "said again", "quoted from elsewhere"],
)
def test_what_another_said_above_is_left_out_of_a_comment(tmp_path: Path, answer: str, times: int) -> None:
    path = tmp_path / "pagina.html"
    path.write_text(_page(answer), encoding="utf-8")
    page = read_here(path)
    assert sum(ASKED in text for text in texts_of(page, Role.FURNITURE)) == times
    assert any(ANSWER in text for text in texts_of(page, Role.COMMENT))
