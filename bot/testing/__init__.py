"""Scripted questions and answers: conversations in ``*.qa.yaml`` files, and what the replies have to be."""

SUFFIX = ".qa.yaml"
"""How the name of a script ends."""
