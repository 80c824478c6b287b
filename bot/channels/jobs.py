"""Lines of questions answered by several processes, in the order in which they came and in constant memory."""

from __future__ import annotations

import signal
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot.channels.jsonl import Answer, Questions, conversation_of
from bot.content import PackError
from bot.engine import Bot

BLOCK = 64
"""Lines that a process gets at a time."""


class Jobs:
    """Processes that each have loaded the pack. Use it in a ``with`` statement."""

    def __init__(self, folder: Path | None, count: int) -> None:
        """Start them.

        :param folder: of the pack; None for the included one.
        :raises PackError: if the pack does not load.
        """
        self._pipes: list[Connection] = []
        self._processes: list[Process] = []
        for _ in range(count):
            pipe, theirs = Pipe()
            process = Process(target=_work, args=(folder, theirs), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(pipe)
            self._processes.append(process)
        for faults in [_received(pipe) for pipe in self._pipes]:
            if faults:
                self.close()
                raise PackError(faults)

    def __enter__(self) -> Jobs:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End them."""
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.terminate()
            process.join()

    def answers(self, lines: Iterable[str]) -> Iterator[Answer]:
        """The answer to each line, in the order of the lines.

        :raises ChildProcessError: if a process was ended from outside.
        """
        lines = iter(lines)
        waiting: list[list[int]] = []
        while True:
            block = list(islice(lines, BLOCK * len(self._pipes)))
            done = self._collected(waiting)
            # They work on the next lines while the caller is busy with the last answers.
            waiting = self._dealt(block)
            yield from done
            if not block:
                return

    def _dealt(self, block: Sequence[str]) -> list[list[int]]:
        """Give each process its lines; returns which ones. Those of one conversation always go to the same."""
        shares: list[list[int]] = [[] for _ in self._pipes]
        for number, line in enumerate(block):
            name = conversation_of(line)
            at = number if name is None else zlib.crc32(name.encode())
            shares[at % len(shares)].append(number)
        for pipe, share in zip(self._pipes, shares, strict=True):
            if share:
                _sent(pipe, [block[number] for number in share])
        return shares if block else []

    def _collected(self, shares: Sequence[Sequence[int]]) -> list[Answer]:
        """The answers to the lines that were dealt, in their order."""
        found: dict[int, Answer] = {}
        for pipe, share in zip(self._pipes, shares, strict=False):
            if share:
                found.update(zip(share, _received(pipe), strict=True))
        return [found[number] for number in sorted(found)]


def _work(folder: Path | None, pipe: Connection) -> None:
    """Answer what comes until nothing more does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started it
    with suppress(EOFError, OSError):
        try:
            questions = Questions(Bot.load(folder))
        except PackError as error:
            pipe.send(error.faults)
            return
        pipe.send(())
        while True:
            pipe.send([questions.answer(line) for line in pipe.recv()])


def _sent(pipe: Connection, lines: list[str]) -> None:
    try:
        pipe.send(lines)
    except BrokenPipeError:
        raise _ended() from None


def _received(pipe: Connection) -> Any:
    """What a process says: first the faults of its pack, then answers."""
    try:
        return pipe.recv()
    except (EOFError, ConnectionResetError):
        raise _ended() from None


def _ended() -> ChildProcessError:
    return ChildProcessError(0, "a job was ended from outside")
