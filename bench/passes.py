"""What the reader can't do without: its network, run over the same windows and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from typing import Any

from sameteam.language import trained
from sameteam.language.reader import Reading
from sameteam.language.text import Passage, read_text

Feeds = dict[str, Any]


class Fresh:
    """The trained reader, remembering nothing from one text to the next."""

    def __init__(self) -> None:
        """Raises `trained.ReaderBroken` where there is no trained reader."""
        self._reader = trained.load(trained.FOLDER)
        self._network = self._reader._session

    def read(self, passage: Passage) -> Reading | None:
        self._reader._remembered.clear()
        return self._reader.read(passage)

    def feeds(self, text: str) -> list[Feeds]:
        """What goes through the network when the text is read: one for each window."""
        seen = _Seen(self._network)
        self._reader._session = seen
        self.read(read_text(text))
        self._reader._session = self._network
        return seen.feeds

    def passes(self, texts: Iterable[str]) -> Callable[[], None]:
        """A task that runs the windows of the next text through the network at each call."""
        feeds = cycle([self.feeds(text) for text in texts])

        def bare() -> None:
            for one in next(feeds):
                self._network.run(None, one)

        return bare


class _Seen:
    """The network, keeping what it is given."""

    def __init__(self, network: Any) -> None:
        self._network = network
        self.feeds: list[Feeds] = []

    def run(self, names: None, feeds: Feeds) -> Any:
        self.feeds.append(feeds)
        return self._network.run(names, feeds)


def each_in_turn(task: Callable[[str], object], texts: Iterable[str]) -> Callable[[], object]:
    """A task that reads the next text at each call."""
    coming: Iterator[str] = cycle(texts)
    return lambda: task(next(coming))
