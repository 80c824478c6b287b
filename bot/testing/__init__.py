"""Scripted questions and answers: conversations in ``*.qa.yaml`` files, and what the replies have to be."""
