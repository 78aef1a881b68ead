"""A session played through the real windows is the session that was to be played."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from facilitator.clock import SystemTime
from facilitator.command_line import run
from facilitator.core.vocabulary import Status
from facilitator.play.guide import PICTURES
from facilitator.play.performance import perform
from facilitator.play.stage import PlayTrouble
from facilitator.store.opening import look_at
from facilitator.words import Words

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "kogalym.session.json"


def first_task(proposals: int) -> dict[str, Any]:
    """Return the example with its first task only, and few proposals."""
    document: dict[str, Any] = json.loads(EXAMPLE.read_bytes())
    document["tasks"] = document["tasks"][:1]
    task = document["tasks"][0]
    task["proposals"] = task["proposals"][:proposals]
    document["programme"] = [s for s in document["programme"] if s["task"] in (None, 1)]
    for part in ("outcomes", "decisions", "roadmap"):
        document[part] = document[part][:1]
        for entry in document[part]:
            entry["refs"] = ["1.1"]
    return document


@pytest.mark.usefixtures("qapp")
def test_a_task_played_through_the_windows_comes_out_as_it_went_in(tmp_path: Path) -> None:
    document = first_task(3)
    document["tasks"][0]["proposals"][2].update(status="withdrawn", on_wall=False, author=None)
    source = tmp_path / "small.session.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    said: list[str] = []
    found = perform(source, tmp_path / "out", said.append)
    assert found == ()
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"small.facil", "small.pdf", "console-typing.png"} <= left
    assert {f"wall-{kind}.png" for kind in ("card", "ballot", "ranking", "proposal-list")} <= left
    state = look_at(tmp_path / "out" / "small.facil", SystemTime()).state
    assert state.flow.closed
    assert [p.status for p in state.content.proposals.values()][-1] is Status.WITHDRAWN


@pytest.mark.usefixtures("qapp")
def test_what_the_rules_refuse_on_the_day_cannot_be_played(tmp_path: Path) -> None:
    document = first_task(1)
    document["tasks"][0]["proposals"][0]["pros"] = [{"text": "Наше лучшее", "author": "T1"}]
    source = tmp_path / "own.session.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(PlayTrouble, match="Наше лучшее"):
        perform(source, tmp_path / "out", lambda _line: None)


@pytest.mark.usefixtures("qapp")
def test_a_guide_is_played_in_ten_pictures_and_leaves_nothing_else(
    tmp_path: Path, english: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "small.session.json"
    source.write_text(json.dumps(first_task(3)), encoding="utf-8")
    folder = tmp_path / "guide"
    folder.mkdir()
    (folder / "00-old.png").touch()
    assert run(["play", str(source), "--guide", "--out", str(folder)], english) == 0
    said = [Path(line).stem for line in capsys.readouterr().out.splitlines()]
    assert said == sorted(path.stem for path in folder.iterdir()) == list(PICTURES)
    for name, width in (("04-question", 1366), ("05-proposals", 1366), ("10-documents", 1240)):
        with Image.open(folder / f"{name}.png") as picture:
            assert picture.mode == "P"
            assert picture.width == width
            assert len(picture.getcolors() or ()) > 8
