"""The tones are soft, distinct and harmless where nothing can be heard."""

import sys
from array import array
from itertools import pairwise

import pytest
from PySide6.QtCore import QIODevice, QObject

from facilitator.ui.sounds import (
    ATTACK_S,
    DISTANCE_S,
    RATE,
    AudioOutput,
    Tones,
    system_sink,
    tones,
)


def samples(count: int, volume: float = 1.0) -> "array[int]":
    return array("h", tones(count, volume))


def test_no_tone_is_no_sample() -> None:
    assert tones(0, 1.0) == b""


@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_tone_begins_and_dies_away(count: int) -> None:
    wave = samples(count)
    for tone in range(count):
        start = round(tone * DISTANCE_S * RATE)
        attack = max(map(abs, wave[start + 400 : start + round(2 * ATTACK_S * RATE)]))
        before_next = max(map(abs, wave[start + round(0.3 * RATE) : start + round(0.37 * RATE)]))
        assert attack > 3 * before_next


def test_a_tone_begins_and_ends_in_silence() -> None:
    wave = samples(3)
    assert abs(wave[0]) < 50
    assert abs(wave[-1]) < 50


def test_volume_scales_and_never_clips() -> None:
    assert max(map(abs, samples(3, 5.0))) <= 32_767
    assert max(map(abs, samples(1, 0.5))) == pytest.approx(max(map(abs, samples(1))) / 2, abs=1)
    assert not any(samples(1, 0.0))


def test_channels_repeat_each_sample() -> None:
    stereo = array("h", tones(1, 1.0, channels=2))
    assert stereo[0::2] == stereo[1::2] == samples(1)


class HeardSpeaker:
    def __init__(self) -> None:
        self.heard: list[tuple[int, float]] = []

    def play(self, count: int, volume: float) -> bool:
        self.heard.append((count, volume))
        return True


def test_muted_tones_are_silent_but_a_test_is_heard() -> None:
    speaker = HeardSpeaker()
    voice = Tones(speaker)
    voice.play(3)
    voice.muted = True
    voice.play(3)
    voice.play(0)
    assert voice.test(0.4)
    assert speaker.heard == [(3, 0.6), (2, 0.4)]


class FakeFormat:
    def sampleRate(self) -> int:  # noqa: N802  Qt's name
        return 48_000

    def channelCount(self) -> int:  # noqa: N802  Qt's name
        return 2


class FakeSink:
    def __init__(self) -> None:
        self.got = b""
        self.stopped = False

    def start(self, device: QIODevice) -> None:
        self.got = bytes(device.readAll().data())

    def stop(self) -> None:
        self.stopped = True

    def deleteLater(self) -> None:  # noqa: N802  Qt's name
        pass


def test_an_output_plays_in_its_own_format_and_cuts_off_what_still_sounds() -> None:
    sinks: list[FakeSink] = []

    def make(_owner: QObject) -> tuple[FakeSink, FakeFormat]:
        sinks.append(FakeSink())
        return sinks[-1], FakeFormat()

    output = AudioOutput(sink=make)  # type: ignore[arg-type]
    assert output.play(1, 0.5)
    assert output.play(2, 0.5)
    assert sinks[0].got == tones(1, 0.5, rate=48_000, channels=2)
    assert [sink.stopped for sink in sinks] == [True, False]


def test_without_an_output_nothing_breaks() -> None:
    voice = Tones(AudioOutput(sink=lambda _owner: None))
    voice.play(3)
    assert not voice.test(1.0)


def test_without_the_sound_libraries_there_is_no_sink(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert system_sink(QObject()) is None


class FakeMultimedia:
    """Stands in for QtMultimedia, which needs libraries of the system and complains in its log."""

    def __init__(self, known: list[tuple[int, int]], *, silent: bool = False) -> None:
        self.made: list[tuple[int, int]] = []
        outer = self

        class QAudioFormat:
            class SampleFormat:
                Int16 = 2

            def __init__(self) -> None:
                self.rate = self.channels = 0

            def setSampleFormat(self, _sample: int) -> None:  # noqa: N802
                pass

            def setSampleRate(self, rate: int) -> None:  # noqa: N802
                self.rate = rate

            def setChannelCount(self, channels: int) -> None:  # noqa: N802
                self.channels = channels

        class Device:
            def isNull(self) -> bool:  # noqa: N802
                return silent

            def isFormatSupported(self, form: QAudioFormat) -> bool:  # noqa: N802
                return (form.rate, form.channels) in known

        class QMediaDevices:
            @staticmethod
            def defaultAudioOutput() -> Device:  # noqa: N802
                return Device()

        class QAudioSink:
            def __init__(self, _device: Device, form: QAudioFormat, _owner: QObject) -> None:
                outer.made.append((form.rate, form.channels))

        self.QAudioFormat = QAudioFormat
        self.QAudioSink = QAudioSink
        self.QMediaDevices = QMediaDevices


@pytest.mark.parametrize(
    ("known", "silent", "made"),
    [
        ([(RATE, 1), (RATE, 2)], False, [(RATE, 1)]),
        ([(48_000, 2)], False, [(48_000, 2)]),
        ([], False, []),
        ([(RATE, 1)], True, []),
    ],
)
def test_the_sink_takes_the_first_format_the_device_knows(
    monkeypatch: pytest.MonkeyPatch,
    known: list[tuple[int, int]],
    silent: bool,
    made: list[tuple[int, int]],
) -> None:
    multimedia = FakeMultimedia(known, silent=silent)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", multimedia)
    found = system_sink(QObject())
    assert multimedia.made == made
    assert (found is not None) == bool(made)


def test_a_tone_has_the_pitch_it_is_meant_to_have() -> None:
    wave = samples(1)[: RATE // 4]
    rises = sum(before < 0 <= after for before, after in pairwise(wave))
    assert rises * 4 == pytest.approx(587, abs=8)


def test_tones_turned_down_to_nought_do_not_look_for_a_speaker() -> None:
    speaker = HeardSpeaker()
    voice = Tones(speaker)
    voice.volume = 0
    voice.play(2)
    assert speaker.heard == []
