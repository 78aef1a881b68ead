"""Soft tones for the edges of the clock, made by the program itself.

When they sound is the hub's business. Without an audio device or QtMultimedia's libraries: silence.
"""

import math
from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioFormat, QAudioSink

RATE: Final = 44_100
PITCH_HZ: Final = 587.33
TONE_S: Final = 0.55
DISTANCE_S: Final = 0.38
ATTACK_S: Final = 0.02
RELEASE_S: Final = 0.08
HALF_LIFE_S: Final = 0.11
OVERTONES: Final = ((1, 0.82), (2, 0.18))
COARSE: Final = 2
"""How often each computed sample is played: what that adds lies above hearing."""


def tones(count: int, volume: float, *, rate: int = RATE, channels: int = 1) -> bytes:
    """Return soft tones, one after another, as signed 16-bit samples in the machine's byte order.

    Each rises within 20 ms, dies away like a bell and ends in silence, so that nothing clicks.

    Args:
        count: How many tones; 0 or fewer is no sample at all.
        volume: From 0 (silence) to 1.
        rate: Samples a second.
        channels: How often each sample is repeated.
    """
    if count <= 0:
        return b""
    bell = _bell(rate / COARSE)
    step = round(DISTANCE_S * rate / COARSE)
    mixed = [0.0] * (step * (count - 1) + len(bell))
    for start in range(0, step * count, step):
        for at, value in enumerate(bell, start):
            mixed[at] += value
    loudest = 32_767 * min(1.0, max(0.0, volume)) / max(1.0, *map(abs, mixed))
    played = [round(value * loudest) for value in mixed]
    return array("h", [v for v in played for _ in range(COARSE * channels)]).tobytes()


def _bell(rate: float) -> list[float]:
    length = round(TONE_S * rate)
    return [_envelope(at / rate) * _wave(at / rate) for at in range(length)]


def _envelope(seconds: float) -> float:
    rise = min(1.0, seconds / ATTACK_S)
    fall = min(1.0, (TONE_S - seconds) / RELEASE_S)
    decay = math.exp2(-max(0.0, seconds - ATTACK_S) / HALF_LIFE_S)
    return math.sin(rise * math.pi / 2) * decay * fall


def _wave(seconds: float) -> float:
    turn = 2 * math.pi * PITCH_HZ * seconds
    return sum(weight * math.sin(turn * n) for n, weight in OVERTONES)


class Speaker(Protocol):
    """Something that can be heard, or stays silent."""

    def play(self, count: int, volume: float) -> bool:
        """Begin to play `count` tones; return whether there is anything to play them on."""


class Tones(QObject):
    """The program's voice: plays tones unless muted.

    Args:
        speaker: What plays them; None is the system's audio output, looked for at the first tone.
        parent: The owner, if any.
    """

    def __init__(self, speaker: Speaker | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speaker = speaker or AudioOutput(self)
        self.muted = False
        self.volume = 0.6

    def play(self, count: int) -> None:
        """Play one, two or three tones, unless muted or turned down to nought."""
        if not self.muted and self.volume > 0 and count > 0:
            self._speaker.play(count, self.volume)

    def test(self, volume: float) -> bool:
        """Play two tones at `volume` (0 to 1), even muted; return whether there is an output."""
        return self._speaker.play(2, volume)


class AudioOutput(QObject):
    """The system's audio output at the moment of playing: headphones may come and go."""

    def __init__(
        self,
        parent: QObject | None = None,
        sink: "Callable[[QObject], tuple[QAudioSink, QAudioFormat] | None] | None" = None,
    ) -> None:
        super().__init__(parent)
        self._make_sink = sink or system_sink
        self._playing: tuple[QAudioSink, QBuffer] | None = None

    def play(self, count: int, volume: float) -> bool:
        """Begin to play; what still sounds from before is cut off."""
        self._stop()
        made = self._make_sink(self)
        if made is None:
            return False
        sink, form = made
        samples = tones(count, volume, rate=form.sampleRate(), channels=form.channelCount())
        buffer = QBuffer(self)
        buffer.setData(QByteArray(samples))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        sink.start(buffer)
        self._playing = sink, buffer
        return True

    def _stop(self) -> None:
        if self._playing is None:
            return
        sink, buffer = self._playing
        self._playing = None
        sink.stop()
        sink.deleteLater()
        buffer.deleteLater()


def system_sink(owner: QObject) -> "tuple[QAudioSink, QAudioFormat] | None":
    """Return a sink for the system's output and its format, or None where there is none.

    QtMultimedia is imported here and not at the top: it is slow to load, and a lean Linux lacks the
    sound libraries it needs.
    """
    try:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices
    except ImportError:
        return None
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull():
        return None
    form = QAudioFormat()
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    for rate, channels in ((RATE, 1), (RATE, 2), (48_000, 2)):
        form.setSampleRate(rate)
        form.setChannelCount(channels)
        if device.isFormatSupported(form):
            return QAudioSink(device, form, owner), form
    return None
