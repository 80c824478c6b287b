"""Messages in their order: what a person means after what was said. Builds on :mod:`bot.answering`, which knows no before."""
