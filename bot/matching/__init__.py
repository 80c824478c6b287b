"""Matching by itself: which intent a text belongs to, from example phrases. It knows nothing of packs."""

SEMANTIC = "QUOTEBOT_SEMANTIC"
"""The environment variable that says by which sentence encoders a bot proposes and offers intents: ``fast`` or ``full``."""
