"""Claims and yes/no questions."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

SETTLED = [
    # as it is, in several forms
    ("Did Orland send lamps?", "yes", "lamps"),
    ("Is it true that Orland sent 80 lamps?", "yes", "lamps"),
    ("Orland sent 80 lamps, right?", "yes", "lamps"),
    ("Orland sent 80 lamps, didn't it?", "yes", "lamps"),
    ("Orland sent 80 lamps", "yes", "lamps"),
    ("Did Orland not send lamps?", "no", "lamps"),
    ("Did Orland fail to send lamps?", "no", "lamps"),
    ("Orland did not send 90 lamps", "yes", "lamps"),
    # one picked out of all
    ("Was it Orland that sent the lamps?", "yes", "lamps"),
    ("It was Orland who sent the lamps, wasn't it?", "yes", "lamps"),
    ("Was it Sandmouth that sent the lamps?", "no", "lamps"),
    ("Was it France that sent the lamps?", "no", "lamps"),
    # to be confirmed
    ("Orland sent 80 lamps – true?", "yes", "lamps"),
    ("Orland sent 90 lamps. Does that hold?", "no", "lamps"),
    ("Were 90 lamps coming?", "no", "lamps"),
    # numbers
    ("Did Orland send 90 lamps?", "no", "lamps"),
    ("Did Orland send 80 stoves?", "no", "stoves"),
    ("Did Orland send eighty lamps?", "yes", "lamps"),
    ("Did Orland send 1.5 lakh candles?", "yes", "candles"),
    ("Did Orland send 150,000 candles?", "yes", "candles"),
    ("Are there six pilots?", "yes", "pilots"),
    ("Are there seven pilots?", "no", "pilots"),
    # bounds
    ("Were there exactly 80 lamps?", "yes", "lamps"),
    ("Were there 80 or more lamps?", "yes", "lamps"),
    ("Were there at least 81 lamps?", "no", "lamps"),
    ("Were there at most 79 lamps?", "no", "lamps"),
    ("Were there no more than 80 lamps?", "yes", "lamps"),
    ("Did Orland send more than 20 tonnes of coal?", "yes", "coal"),
    ("Did Orland send less than 20 tonnes of coal?", "no", "coal"),
    ("Did Orland send at least 30 tonnes of coal?", "yes", "coal"),
    ("Does the number of candles run to six figures?", "yes", "candles"),
    ("Does the number of lamps run to three figures?", "no", "lamps"),
    # dates
    ("Does the school open in September 2032?", "yes", "opening"),
    ("Does the school open in September?", "yes", "opening"),
    ("Does the school open in May 2032?", "no", "opening"),
    ("Does the school open in 2033?", "no", "opening"),
    ("Does the school open before December 2032?", "yes", "opening"),
    ("Does the school open after October 2032?", "no", "opening"),
    ("Did they meet on 3 June?", "yes", "meeting"),
    ("Did they meet on 4 June 2032?", "no", "meeting"),
    ("Did Rook promise a second cargo?", "yes", "promise"),
    # opposites and values that exclude each other
    ("Does the school close in September 2032?", "no", "opening"),
    ("Was the coal sent by ship?", "yes", "coal"),
    ("Was the coal sent by air?", "no", "coal"),
    ("Was the coal sent by ship rather than by air?", "yes", "coal"),
    ("Was the coal sent by air rather than by ship?", "no", "coal"),
    # only, and closed kinds
    ("Are lessons open to sailors?", "yes", "lessons"),
    ("Are lessons only open to sailors?", "no", "lessons"),
    ("Are lessons only open to sailors and fishermen?", "yes", "lessons"),
    ("Are lessons open to cooks?", "no", "lessons"),
    # roles
    ("Did Quill thank Rook?", "yes", "thanks"),
    ("Did Rook thank Quill?", "no", "thanks"),
    ("Was Rook thanked by Quill?", "yes", "thanks"),
    ("Was Quill thanked by Rook?", "no", "thanks"),
    ("Was it Rook who thanked Quill?", "no", "thanks"),
    ("Did the mayor thank the captain?", "yes", "thanks"),
    ("Did Sandmouth send 80 lamps to Orland?", "no", "lamps"),
    # statements without a question mark
    ("Quill thanked Rook.", "yes", "thanks"),
    ("Rook thanked Quill.", "no", "thanks"),
    ("Orland never sent lamps", "no", "lamps"),
    ("Did Quill get thanks from Rook?", "no", "thanks"),
    # the opposite, and the thing itself denied, are one denial
    ("Was the school closed, not opened?", "no", "opening"),
]


@pytest.mark.parametrize(("claim", "verdict", "fact"), SETTLED)
def test_a_claim_that_the_source_settles(claim: str, verdict: str, fact: str, ask: Ask) -> None:
    reply = ask(claim)
    assert (reply.status, reply.verdict, reply.facts) == ("answered", verdict, (fact,))
    assert reply.text.startswith(verdict.capitalize())
    assert len(reply.quotes) == 1


@pytest.mark.parametrize(
    "claim",
    [
        "Did Orland send more than 50 tonnes of coal?",  # it was over 30
        "Did Orland sell 80 lamps?",
        "Did Orland send the lamps by itself?",
        "Did they refuse any lamps?",
        "Was there more coal than help?",
        "Did Orland send gold?",
        "Did China send the coal?",
        "Was the coal sent in France?",
        "Was Rook thanked for the lamps?",
        "Did Rook refuse a second cargo?",
        "Does the school train sailors?",
        "Were the lamps new?",
        "Were the lamps good?",
        "Is the mayor kind?",
        "Did Orland send old lamps?",
        "Is the school ready?",
        "Has the opening of the school taken place?",
        "Were all the lamps from Orland?",
        "Is the school open now?",
        "Did most pilots come to the school?",
        "Did Orland send another cargo?",
        "Did Rook promise a third cargo?",
        "Did Orland send the first coal?",
        "Was the school at the meeting?",
        "Are the lessons aimed at cooks?",
        "Did the lamps weigh more than the stoves?",
        "Did Orland send lamps in the same box as stoves?",
        "Does the school open at the end of September 2032?",
        "Does the school open in early September?",
        "Has the school's opening taken place in 2032?",
        "Did Orland win its fight against the winter?",
    ],
)
def test_what_the_source_does_not_settle_has_no_verdict(claim: str, ask: Ask) -> None:
    reply = ask(claim)
    assert (reply.status, reply.verdict, reply.quotes) == ("unknown", None, ())


@pytest.mark.parametrize(
    ("claim", "correction"),
    [
        ("Did Orland send 90 lamps?", "No: 80 lamps, not 90."),
        ("Are there seven pilots?", "No: six pilots, not seven."),
        ("Does the school open in May 2032?", "No: September 2032, not May 2032."),
        ("Did Orland send less than 20 tonnes of coal?", "No: over 30 tonnes of coal, not 20."),
        ("Was the coal sent by air?", "No."),
        ("Did Rook thank Quill?", "No."),
    ],
)
def test_a_wrong_claim_is_put_right(claim: str, correction: str, ask: Ask) -> None:
    assert ask(claim).text.startswith(correction + " ")


def test_a_sum_in_figures_is_one_number(ask: Ask) -> None:
    assert ask("Did Orland send 1 lakh 50 thousand candles?").verdict != "no"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [("Were there lamps?", "yes"), ("Were there no lamps?", "no"), ("Were there the same number of lamps as stoves?", "no")],
)
def test_a_question_may_open_with_were_there(claim: str, verdict: str, ask: Ask) -> None:
    assert ask(claim).verdict == verdict


def test_zero_of_what_there_was_is_a_no(ask: Ask) -> None:
    assert ask("Were there zero lamps?").verdict != "yes"


def test_whoever_earns_thanks_is_thanked(ask: Ask) -> None:
    assert ask("Did Rook earn Quill's thanks?").verdict != "no"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Were there more lamps than stoves?", "yes"),
        ("Were there more stoves than lamps?", "no"),
        ("Were there fewer stoves than lamps?", "yes"),
        ("Were there fewer lamps than stoves?", "no"),
        ("Were there more lamps than candles?", "no"),
        ("Were there twice as many lamps as stoves?", "no"),
        ("Were there not more lamps than stoves?", "no"),
        ("Did Orland send as many lamps as stoves?", "no"),
        ("Did Orland send the same number of lamps and stoves?", "no"),
    ],
)
def test_two_counted_things_are_compared(claim: str, verdict: str, ask: Ask) -> None:
    reply = ask(claim)
    assert (reply.status, reply.verdict) == ("answered", verdict)
    assert len(reply.facts) == len(reply.quotes) == 2


def test_a_thing_without_a_number_is_not_compared(ask: Ask) -> None:
    assert ask("Were there more lamps than umbrellas?").verdict is None
    assert ask("Was there more coal than lamps?").verdict is None
