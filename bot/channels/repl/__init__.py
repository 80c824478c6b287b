"""The conversation in a terminal: it reads, it evaluates, it prints, in three objects."""
