"""Claims of whose a thing is."""

from __future__ import annotations

import pytest

from bot import Bot
from tests import tiny

FILES = {
    "facts/sources/notice.txt": "The Danish Lighthouse Service runs the ferry Freja to Norway.\n",
    "facts/sources/notice.yaml": "title: A notice\ndate: 1 May 2031\n",
    "facts/ferry.yaml": """\
said_by: service
how: notice
facts:
  ferry:
    says: The Danish Lighthouse Service runs the ferry Freja to Norway.
    quote: The Danish Lighthouse Service runs the ferry Freja to Norway.
    who: service
    does: run
    whom: norway
""",
    "intents.yaml": """\
about:
  title: the ferry
  examples: [Who runs the ferry?]
words:
  denmark: {names: [Denmark, Danish], kind: country, show: Denmark}
  norway: {names: [Norway, Norwegian], kind: country, show: Norway}
  service: {names: [Danish Lighthouse Service, Lighthouse Service, service], kind: organisation, side: denmark, show: the service}
  ferry: {names: [ferry, Freja], show: the ferry}
intents:
  ferry.who:
    facts: ferry
    asks: who
    examples: [who runs the ferry, ferry, lighthouse service]
""",
}


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    return Bot.load(tiny.write(tmp_path_factory.mktemp("ferry"), FILES))


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Is the Lighthouse Service Danish?", "yes"),
        ("Is the Lighthouse Service Norwegian?", "no"),
        ("The Lighthouse Service is a Norwegian one, right?", "no"),
        ("Does a Norwegian service run the ferry?", "no"),
        ("Is the ferry Norwegian?", None),  # that it goes there does not make it so
        ("Is the ferry Danish?", None),
    ],
)
def test_whose_it_is(claim: str, verdict: str | None, bot: Bot) -> None:
    assert bot.ask(claim).verdict == verdict
