"""A folder gives its files in one order, and tells what it leaves out."""

from pathlib import Path

from pipeline.intake.folders import LeftOut, walk


def test_files_come_in_order_and_what_is_left_out_is_told(tmp_path: Path) -> None:
    names = ["b.txt", "a.PDF", "sub/c.md", "pagina.html", "pagina_files/reclame.html", ".git/d.txt", ".e.txt"]
    for name in [*names, "~$brief.docx", "foto.gif", "los_files/f.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    walked = walk(tmp_path)
    files = [path.relative_to(tmp_path).as_posix() for path in walked.files]
    assert files == ["a.PDF", "b.txt", "pagina.html", "los_files/f.txt", "sub/c.md"]
    assert {path.name: why for path, why in walked.left_out.items()} == {
        **{".git": LeftOut.HIDDEN, ".e.txt": LeftOut.HIDDEN, "~$brief.docx": LeftOut.HIDDEN},
        **{"pagina_files": LeftOut.PART, "foto.gif": LeftOut.ENDING},
    }


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "uit"
    inside.mkdir()
    outside.mkdir()
    (outside / "geheim.txt").write_text("x", encoding="utf-8")
    (inside / "weg").symlink_to(outside)
    assert walk(inside).files == ()
