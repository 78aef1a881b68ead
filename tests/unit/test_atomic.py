"""A file written atomically is the old one or the new one, never a piece of either."""

from pathlib import Path

import pytest

from facilitator.atomic import write_atomically
from facilitator.trouble import StorageTrouble


def test_a_new_file_has_the_content(tmp_path: Path) -> None:
    write_atomically(tmp_path / "протокол.pdf", b"whole")
    assert (tmp_path / "протокол.pdf").read_bytes() == b"whole"


def test_an_existing_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "протокол.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.pdf", b"1")
    write_atomically(tmp_path / "a.pdf", b"2")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_missing_folder_is_storage_trouble_that_names_the_place(tmp_path: Path) -> None:
    target = tmp_path / "нет" / "a.pdf"
    with pytest.raises(StorageTrouble) as trouble:
        write_atomically(target, b"1")
    assert trouble.value.what == "write_file"
    assert trouble.value.where == str(target)
    assert trouble.value.why


def test_a_target_that_is_a_folder_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(StorageTrouble):
        write_atomically(tmp_path / "a.pdf", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_the_longest_possible_name_still_works(tmp_path: Path) -> None:
    target = tmp_path / ("п" * 125 + ".pdf")
    write_atomically(target, b"1")
    assert target.read_bytes() == b"1"


def test_a_symbolic_link_stays_a_link_to_the_new_content(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "a.pdf"
    link.symlink_to(tmp_path / "real" / "a.pdf")
    write_atomically(link, b"1")
    assert link.is_symlink()
    assert (tmp_path / "real" / "a.pdf").read_bytes() == b"1"
