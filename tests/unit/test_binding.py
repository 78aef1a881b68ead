"""What Qt's binding has compiled at each start is kept, and never trusted blindly."""

from pathlib import Path

import pytest

from facilitator.app.binding import Compiled

SOURCE = b"seats = 45"


class Counting:
    """Python's own `compile`, which counts."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, *arguments: object, **options: object) -> object:
        """Compile."""
        self.calls += 1
        return compile(*arguments, **options)  # type: ignore[call-overload]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "binding.kept"


def _seats(compiled: Compiled, source: bytes = SOURCE, name: str = "hall.py") -> object:
    found: dict[str, object] = {}
    exec(compiled(source, name, "exec"), found)  # noqa: S102
    return found["seats"]


def _kept(file: Path) -> None:
    compiled = Compiled(file)
    assert _seats(compiled) == 45
    compiled.keep()


def test_what_was_compiled_once_is_not_compiled_again(file: Path) -> None:
    _kept(file)
    counting = Counting()
    assert _seats(Compiled(file, counting)) == 45
    assert counting.calls == 0


def test_another_text_or_name_is_compiled(file: Path) -> None:
    _kept(file)
    counting = Counting()
    compiled = Compiled(file, counting)
    assert _seats(compiled, b"seats = 46") == 46
    assert _seats(compiled, name="other.py") == 45
    assert counting.calls == 2


def test_what_is_not_asked_for_any_more_goes(file: Path) -> None:
    _kept(file)
    newer = Compiled(file)
    _seats(newer, b"seats = 46")
    newer.keep()
    counting = Counting()
    _seats(Compiled(file, counting))
    assert counting.calls == 1


def test_all_else_is_as_python_does_it(file: Path) -> None:
    compiled = Compiled(file)
    assert eval(compiled("40 + 5", "hall.py", "eval")) == 45  # noqa: S307
    assert _seats(compiled, name="hall.py") == 45
    with pytest.raises(SyntaxError):
        compiled(b"seats = ", "hall.py", "exec", dont_inherit=True)


def test_what_is_damaged_or_of_another_python_is_made_anew(file: Path) -> None:
    _kept(file)
    whole = file.read_bytes()
    for damaged in (b"", whole[:-1], whole[:20] + b"\xff" + whole[21:], b"\0" + whole[1:]):
        file.write_bytes(damaged)
        _kept(file)
        assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_it_works_all_the_same(file: Path) -> None:
    file.parent.write_text("no folder")
    _kept(file)
    assert [*file.parent.parent.iterdir()] == [file.parent]


def test_nothing_is_written_where_nothing_is_new(file: Path) -> None:
    _kept(file)
    file.chmod(0o400)
    before = file.stat()
    compiled = Compiled(file)
    _seats(compiled)
    compiled.keep()
    assert file.stat() == before
    assert [*file.parent.iterdir()] == [file]
