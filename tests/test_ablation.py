"""Every stage and check that the ablation switches off is one of the engine, and is back afterwards."""

from __future__ import annotations

from importlib import import_module

import pytest

from benchmarks.ablation import LOADING, SWITCHES, Switch, off
from bot import Bot


@pytest.mark.parametrize("switch", [LOADING, *SWITCHES], ids=lambda switch: switch.name or "loading")
def test_switched_off_and_on_again(switch: Switch) -> None:
    before = [_function(place) for place in switch.at.split()]
    with off(switch):
        assert all(_function(place) is not old for place, old in zip(switch.at.split(), before, strict=True))
    assert [_function(place) for place in switch.at.split()] == before


def test_what_is_off_is_missed() -> None:
    question = "Who says 'had an excellent conversation with my friend'?"
    switch = next(s for s in SWITCHES if s.name == "who says a passage")
    bot = Bot.load()
    told = bot.ask(question)
    with off(switch):
        assert bot.ask(question) != told
    assert bot.ask(question) == told


def _function(place: str) -> object:
    module, _, path = place.partition(":")
    home: object = import_module(module)
    *owners, name = path.split(".")
    for owner in owners:
        home = getattr(home, owner)
    return vars(home)[name]
