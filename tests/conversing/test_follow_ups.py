"""Follow-ups about a village library: what each kind is understood to mean, and what is still refused."""

from __future__ import annotations

import pytest

from tests.conversing.conftest import Talk

HOURS, FEE, CLUB = "When is the library open?", "How much is membership?", "When does the reading club meet?"

TOLD = {
    # something of its kind in the place of the last question's
    ("How long are books lent?", "and films?"): "films",
    ("How long are books lent?", "and films?", "magazines?"): "films",
    ("How long can I keep a book?", "sorry, I meant a film"): "films",
    ("How long can I keep a book?", "no, a film"): "films",
    (HOURS, "and on Saturday?"): "saturday_hours",
    (FEE, "and for children?"): "free_for_children",
    (FEE, "not 20 pounds?", "and for children?"): "free_for_children",
    # what is right instead
    ("Is membership 15 pounds?", "how much, then?"): "fee",
    ("Was it Tom Reeve who opened the new rooms?", "who was it, if not him?"): "opened",
    # what belongs to somebody else
    ("What is the librarian's name?", "and the assistant's?"): "assistant",
    # a question word alone
    (CLUB, "where?"): "club",
    ("Can I renew a loan?", "how often?"): "renewal",
    ("Can I renew a loan?", "how?"): "renewal",
    ("the fine", "how much?"): "fine",
    # another number, after what one counts
    ("300 of what?", "and 640?"): "sale_result",
    # pronouns
    (CLUB, "who leads it?"): "club_leader",
    ("Who leads the reading club?", "what does it read in October?"): "club_book",
    ("Who leads the reading club?", "what does it read in October?", "who wrote it?"): "novel",
    # what the message itself names
    ("Who gave the library books?", "the tickets, how much are those?"): "tickets",
    (FEE, "and the tickets, how much?"): "tickets",
    # a new topic, and back
    ("How long are books lent?", "How much is the fine?", "and how long are films lent?"): "films",
}

VERDICTS = {
    # the answer suggested
    ("Who leads the reading club?", "so it's Tom Reeve?"): "no",
    ("Who leads the reading club?", "it's Agnes Moor, isn't it?"): "yes",
    # whose words they are
    ("Who gave the library books?", "did Helen Ashby say that?"): "yes",
    ("Who gave the library books?", "did the mayor say that?"): "no",
    ("What did the mayor say?", "was that the mayor who said it?"): "yes",
    ("What did the mayor say?", "was it Helen Ashby who said that?"): "no",
    (FEE, "not 20 pounds?"): "no",
    (FEE, "really, 12 pounds?"): "yes",
    (FEE, "are you sure?"): "yes",
    (FEE, "I thought it was 20 pounds, was I right?"): "no",
    (FEE, "isn't it more like 30 pounds?"): "no",
    (FEE, "hm, I could have sworn it was 12. Is it?"): "yes",
    (CLUB, "it was on Monday, no?"): "no",
    ("How many books did the foundation give?", "400?"): "no",
    ("Does the library give the foundation books?", "the other way round?"): "yes",
    ("Does the foundation give the library books?", "the other way round?"): "no",
    ("What may not be taken home?", "maps too?"): "yes",
}

REFUSED = (
    (CLUB, "how old is she?"),
    (FEE, "and 30?"),
    (CLUB, "and who founded it?"),
    ("How many books did the foundation give?", "what did they cost?"),
    ("How long are books lent?", "the dictionaries?"),
    ("Who is the librarian?", "how long has she worked there?"),
    ("Who wrote The Salt Road?", "and Helen's?"),
    ("Who leads the reading club?", "what does it read in October?", "when was that published?"),
)

UNCLEAR = {
    ("What did he write?",): "“he”",
    ("What did the other one read?",): "“the other one”",
    ("What is the price of a coffee?", "are you sure?"): "what this is about",
    ("What is the price of a coffee?", "source?"): "what this is about",
    ("and how many of those?",): "what “those” stands for",
    ("why though?",): "what this is about",
    ("tell me more",): "what this is about",
    ("the other way round?",): "what this is about",
    ("thanks", "and the second one?"): "what this is about",
    ("why did she say it?",): "what “she” stands for",
}


@pytest.mark.parametrize(("messages", "fact"), TOLD.items(), ids=" / ".join)
def test_told(talk: Talk, messages: tuple[str, ...], fact: str) -> None:
    assert talk(*messages).facts == (fact,)


@pytest.mark.parametrize(("messages", "verdict"), VERDICTS.items(), ids=" / ".join)
def test_verdict(talk: Talk, messages: tuple[str, ...], verdict: str) -> None:
    reply = talk(*messages)
    assert (reply.status, reply.verdict) == ("answered", verdict)
    assert reply.quotes


@pytest.mark.parametrize("messages", REFUSED, ids=" / ".join)
def test_refused(talk: Talk, messages: tuple[str, ...]) -> None:
    assert talk(*messages).status == "unknown"


@pytest.mark.parametrize(("messages", "unclear"), UNCLEAR.items(), ids=" / ".join)
def test_what_refers_to_nothing_is_asked_back(talk: Talk, messages: tuple[str, ...], unclear: str) -> None:
    reply = talk(*messages)
    assert (reply.status, reply.facts) == ("clarify", ())
    assert unclear in reply.text
    assert reply.options


def test_the_ground(talk: Talk) -> None:
    reply = talk("Who gave the library books?", "who says so?")
    assert reply.text.startswith("Helen Ashby, the librarian (notice): “The Carter Foundation")
    assert reply.quotes == talk("Who gave the library books?").quotes


def test_more_until_all_is_told(talk: Talk) -> None:
    messages = [CLUB, "tell me more", "anything else?", "anything else?"]
    assert talk(*messages[:2]).facts == ("club_leader", "club_book")
    assert talk(*messages[:3]).facts == ("novel",)
    assert talk(*messages).status == "unknown"
    assert talk(*messages).text == "That is all that the source says about it."


def test_thanks_change_no_subject(talk: Talk) -> None:
    assert talk("How long are books lent?", "thanks", "and films?").facts == ("films",)


def test_what_was_refused_changes_no_subject(talk: Talk) -> None:
    assert talk(CLUB, "how old is she?", "where?").facts == ("club",)
