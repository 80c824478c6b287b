"""What the adapter adds to an event beside Bolt's own: ``python -m benchmarks.slack_overhead`` prints a Markdown table.

The same mentions go, in turn, to a Bolt app that echoes and to the adapter; both post one message to a fake Slack on this
machine. A third row is the bot alone.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from itertools import count
from statistics import median
from typing import Any

from slack_bolt import App, BoltRequest

from bot import Bot
from bot.channels.slack import Settings, build_app
from bot.channels.slack.app import web_client
from bot.testing.slack import BOT_USER, TEAM, FakeSlack

QUESTION = "How many ventilators is Russia sending?"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures the adapter beside an app that echoes.")
    parser.add_argument("-n", type=int, default=500, help="events for each (default: 500)")
    args = parser.parse_args()
    with FakeSlack() as slack, tempfile.TemporaryDirectory() as folder:
        settings = Settings("xoxb-1", signing_secret="s", api_url=slack.url, store=f"{folder}/slack.db")
        bot = Bot.load()
        ours = build_app(bot, settings)
        echo = App(client=web_client(settings), signing_secret="s", process_before_response=True)

        @echo.event("app_mention")
        def answer(event: dict[str, Any], say: Callable[..., Any]) -> None:
            say(text=event["text"], thread_ts=event["ts"])

        acts = {
            "Bolt, an echo": lambda n: deliver(echo, n),
            "the adapter": lambda n: deliver(ours, n),
            "the bot alone": lambda _: bot.ask(QUESTION),
        }
        times: dict[str, list[float]] = {name: [] for name in acts}
        numbers = count(1)
        for _ in range(args.n):
            for name, act in acts.items():
                number = next(numbers)
                started = time.perf_counter()
                act(number)
                times[name].append(time.perf_counter() - started)
        base = median(times["Bolt, an echo"])
        print("| | median | beside the echo |\n|---|---|---|")
        for name, taken in times.items():
            print(f"| {name} | {median(taken) * 1000:.2f} ms | {median(taken) / base:.2f} |")


def deliver(app: App, number: int) -> None:
    """Deliver a mention."""
    event = {
        "type": "app_mention",
        "channel": "C1",
        "user": "U1",
        "ts": f"1600000000.{number:06d}",
        "text": f"<@{BOT_USER}> {QUESTION}",
    }
    body = {"type": "event_callback", "team_id": TEAM, "event": event}
    response = app.dispatch(BoltRequest(body=body, mode="socket_mode"))
    assert response.status == 200


if __name__ == "__main__":
    main()
