"""Matching by itself: which intent a text belongs to, from example phrases. It knows nothing of packs."""
