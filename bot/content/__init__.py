"""Loading and checking a pack."""

from bot.content.faults import Fault, PackError, Place, in_marks
from bot.content.models import About, Intent, SmallTalk, Word
from bot.content.pack import Document, LoadedFact, Pack, default_folder, load_pack
from bot.content.quotes import find_quote, find_quotes, nearest_passage, sentence_around
from bot.content.templates import Template, parse_template, split_placeholder

__all__ = [
    "About",
    "Document",
    "Fault",
    "Intent",
    "LoadedFact",
    "Pack",
    "PackError",
    "Place",
    "SmallTalk",
    "Template",
    "Word",
    "default_folder",
    "find_quote",
    "find_quotes",
    "in_marks",
    "load_pack",
    "nearest_passage",
    "parse_template",
    "sentence_around",
    "split_placeholder",
]
