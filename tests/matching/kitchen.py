"""Intents about a restaurant, for tests of the matcher."""

from __future__ import annotations

PHRASES = {
    "book": [
        "I would like to book a table for two",
        "reserve a table for tonight",
        "can we get a reservation for Friday evening",
        "book a table",
        "do you have a free table at eight",
    ],
    "cancel": [
        "cancel my reservation",
        "I can't come tonight, please cancel",
        "we have to call off our booking",
        "please cancel the table for Friday",
        "I don't need the table any more",
    ],
    "hours": [
        "when do you open",
        "what are your opening hours",
        "how late are you open on Sunday",
        "are you open on Mondays",
        "what time do you close",
    ],
    "menu": [
        "what is on the menu",
        "do you have vegetarian dishes",
        "what's the soup of the day",
        "which desserts do you serve",
        "is there anything without nuts",
    ],
}

STRANGE = [
    "who won the world cup",
    "transfer my savings to another bank",
    "my printer is out of paper",
    "translate good morning into French",
    "how tall is Mount Everest",
]
"""Said to a restaurant by nobody."""
