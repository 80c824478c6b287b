"""What a conversation in the terminal has come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.answering.reply import Reply
from bot.channels.layout import Line
from bot.channels.page import unanswered
from bot.content import Fault, Pack
from bot.conversation import Conversation
from bot.engine import Bot
from bot.testing.recording import Recorder

Preview = Callable[[Reply, int | None], list[Line]]
"""Lays a reply out as another channel shows it, in so many columns."""


@dataclass(slots=True)
class State:
    """What commands, numbers and the toolbar need. The conversation itself is the bot's."""

    bot: Bot
    previews: Mapping[str, Preview] = field(default_factory=dict)
    """Other channels, and how each shows a reply."""
    chat: Conversation = field(init=False)
    last: Reply | None = None
    """The last reply."""
    unanswered: int = 0
    """How many questions got no answer."""
    faults: tuple[Fault, ...] = ()
    """What kept the pack from loading anew."""
    recorder: Recorder | None = None
    """Where the conversation is written."""
    done: bool = False

    def __post_init__(self) -> None:
        self.chat = self.bot.conversation()

    @property
    def pack(self) -> Pack:
        """What is answered from."""
        return self.bot.pack

    @property
    def options(self) -> tuple[str, ...]:
        """The questions of which a number picks one."""
        return self.chat.focus.options

    def ask(self, question: str) -> Reply:
        """The reply to the next message of the conversation."""
        reply = self.last = self.chat.ask(question)
        self.count(reply)
        return reply

    def count(self, reply: Reply) -> None:
        """Note whether a question got an answer; small talk asks for none."""
        self.unanswered += unanswered(reply)

    def use(self, bot: Bot) -> None:
        """Go on with another bot, from where the conversation is."""
        self.bot, self.chat, self.faults = bot, bot.conversation(self.chat.state), ()
