"""Qt signals around a Session, and the one timer of the program.

Holds the operator's choices for the wall and the scene both windows paint; has no rules of its own.
"""

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.core.commands import Command, Interrupt, Tick
from facilitator.core.model import Now, Running, State
from facilitator.core.rejection import Rejected
from facilitator.core.scene import scene, scene_later
from facilitator.core.scene_kinds import Scene
from facilitator.core.screen import Screen, follow
from facilitator.core.timing import is_running, left_ms, phase, step_of, turn_left_ms
from facilitator.core.vocabulary import Phase
from facilitator.session import Change, Session
from facilitator.trouble import StorageTrouble

LOG = logging.getLogger(__name__)
TICK_MS = 200
HEARTBEAT_MS = 1_000
AWAY_MS = 30_000
TONES = {Phase.NORMAL: 0, Phase.WARNING: 1, Phase.DANGER: 2, Phase.OVERTIME: 3}


class SessionHub(QObject):
    """The one way from the windows to the session and back.

    Args:
        session: What is shown and commanded.
        screen: What the operator has chosen for the wall.
        parent: The owner, if any.
    """

    changed = Signal(object)
    """A Change: after every command that did something."""
    ticked = Signal(object)
    """The Now of a tick with which a clock shows something else: once or twice a second."""
    refused = Signal(object)
    """A Rejected: a rule refused a command sent by `dispatch`."""
    troubled = Signal(object)
    """A StorageTrouble: nothing was saved and nothing has changed."""
    missed = Signal(object)
    """A StorageTrouble: the file is found to be gone, though nothing was to be saved."""
    recovered = Signal()
    """Writing works again after a trouble."""
    screen_changed = Signal(object)
    """The new Screen: the operator's choices, or the wall following a commit."""
    scene_changed = Signal(object)
    """The new Scene, only when it differs from the last one."""
    edge_passed = Signal(int)
    """The clock reached 5 minutes, 1 minute or zero: 1, 2 or 3 tones."""
    _committed = Signal(object)
    _passed = Signal(object)
    """Qt carries out what is connected to a signal one by one: an error in one part of a change or
    a tick goes to the hook, and neither the command nor the other parts come to know of it."""

    def __init__(
        self,
        session: Session,
        screen: Screen,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._screen = screen
        self._now = session.now()
        self._seen = self._now
        self._beaten_ms = self._now.ms
        self._clock_seen = self._clock()
        self._told: tuple[object, ...] = ()
        self._in_trouble = False
        self._tried_ms = self._now.ms
        self._away_from_ms: int | None = None
        self._filled_from = (session.state, screen)
        self._scene = scene(session.state, screen, self._now)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._connect()
        session.subscribe(self._take_change)

    def _connect(self) -> None:
        self._committed.connect(self._follow)
        self._committed.connect(self.changed)
        self._committed.connect(self._refresh_scene)
        for part in (self._notice_absence, self._roll_over, self._beat, self._ring, self._tell):
            self._passed.connect(part)
        self._passed.connect(self._refresh_scene)

    @property
    def state(self) -> State:
        """The state after the last durable event."""
        return self.session.state

    @property
    def screen(self) -> Screen:
        """What the operator has chosen for the wall."""
        return self._screen

    @property
    def scene(self) -> Scene:
        """What the room sees at this moment."""
        return self._scene

    @property
    def now(self) -> Now:
        """The moment of the last tick."""
        return self._now

    def start(self) -> None:
        """Let the timer run."""
        self._timer.start()

    def stop(self) -> None:
        """Stop the timer, before the session is closed."""
        self._timer.stop()

    def close(self) -> None:
        """Close the session, after the last window; all that was acknowledged is kept."""
        try:
            self.session.close()
        except StorageTrouble as trouble:
            # Nothing is lost by it, and no window is left to say more in.
            LOG.warning("a session is not closed properly", exc_info=trouble)

    def dispatch(self, command: Command) -> bool:
        """Carry out a command.

        Args:
            command: What is asked.

        Returns:
            Whether it was done; a refusal or a trouble has been signalled by then.
        """
        try:
            self.attempt(command)
        except Rejected as rejected:
            self.refused.emit(rejected)
            return False
        except StorageTrouble:
            return False
        return True

    def attempt(self, command: Command) -> Change:
        """Carry out a command for a caller that shows the refusal itself.

        Raises:
            Rejected: A rule refuses it.
            StorageTrouble: It could not be written; this has been signalled too.
        """
        if self._timer.isActive():
            # A key pressed on waking up comes before the first tick.
            self._notice_absence()
        try:
            return self._carry_out(command)
        except StorageTrouble as trouble:
            self._signal(trouble)
            raise

    def _carry_out(self, command: Command) -> Change:
        change = self.session.dispatch(command)
        if change.events and self._in_trouble:
            self._in_trouble = False
            self.recovered.emit()
        return change

    def _signal(self, trouble: StorageTrouble) -> None:
        self._in_trouble = True
        self.troubled.emit(trouble)

    def _let_time_ask(self, command: Command) -> bool:
        """Carry out what no hand asked for; in trouble it is tried each second, and told once.

        Returns:
            Whether it is settled.
        """
        if self._in_trouble and self._now.ms - self._tried_ms < HEARTBEAT_MS:
            return False
        self._tried_ms = self._now.ms
        try:
            self._carry_out(command)
        except Rejected as rejected:
            self.refused.emit(rejected)
        except StorageTrouble as trouble:
            if not self._in_trouble:
                self._signal(trouble)
            return False
        return True

    def show_screen(self, screen: Screen) -> None:
        """Take over new choices of the operator for the wall."""
        if screen != self._screen:
            self._screen = screen
            self.screen_changed.emit(screen)
            self._refresh_scene()

    def tick(self) -> None:
        """Let the time pass: roll over, notice a sleep, beat, ring, refresh what the room sees."""
        self._now = self.session.now()
        self._passed.emit(self._now)

    def _roll_over(self) -> None:
        step = step_of(self.state)
        if step is not None and step.rolls_over and self._away_from_ms is None:
            self._let_time_ask(Tick())

    def _notice_absence(self) -> None:
        seen, self._seen = self._seen, self.session.now()
        away = self._seen.ms - seen.ms > AWAY_MS
        if away and self._away_from_ms is None and isinstance(self.state.flow.clock, Running):
            self._away_from_ms = seen.ms
        if self._away_from_ms is not None and self._let_time_ask(Interrupt(self._away_from_ms)):
            self._away_from_ms = None

    def _beat(self) -> None:
        now = self._now
        if now.ms - self._beaten_ms < HEARTBEAT_MS:
            return
        self._beaten_ms = now.ms
        try:
            self.session.heartbeat()
        except StorageTrouble as trouble:
            if not self._in_trouble:
                self._in_trouble = True
                self.missed.emit(trouble)

    def _tell(self) -> None:
        """Pass a tick on where a clock shows another second, or the time of day another minute.

        What else hangs on time (the end of the day, while the clock of a step stands) is shown
        with each second of the day.
        """
        state, now = self.state, self._now
        left = left_ms(state, now.ms) or 0
        turn = turn_left_ms(state, now.ms) or 0
        second = now.wall.replace(microsecond=0)
        day = second.replace(second=0) if is_running(state) else second
        shows = -(-left // 1000), -(-turn // 1000), day
        if shows != self._told:
            self._told = shows
            self.ticked.emit(now)

    def _clock(self) -> tuple[int | None, Phase]:
        return self.state.flow.current, phase(self.state, self._now.ms)

    def _ring(self) -> None:
        step = step_of(self.state)
        (seen_step, seen), (current, reached) = self._clock_seen, self._clock()
        self._clock_seen = (current, reached)
        runs = isinstance(self.state.flow.clock, Running)
        if step is not None and step.tones and runs and current == seen_step:
            if TONES[reached] > TONES[seen]:
                self.edge_passed.emit(TONES[reached])

    def _take_change(self, change: Change) -> None:
        self._now = self.session.now()
        self._committed.emit(change)

    def _follow(self, change: Change) -> None:
        followed = follow(self._screen, change.before, change.after, change.events)
        if followed != self._screen:
            self._screen = followed
            self.screen_changed.emit(followed)

    def _refresh_scene(self) -> None:
        state, screen = self._filled_from
        if state is self.state and screen is self._screen:
            fresh = scene_later(self._scene, self.state, self._screen, self._now)
        else:
            fresh = scene(self.state, self._screen, self._now)
            # Only now: a scene that could not be filled is tried again with the next tick.
            self._filled_from = self.state, self._screen
        if fresh != self._scene:
            self._scene = fresh
            self.scene_changed.emit(fresh)
