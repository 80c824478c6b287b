"""What ``--help`` says of the verbs of :mod:`bot.cli`. Each example is run by a test."""

from __future__ import annotations

ABOUT = """\
Answers questions about a document, each with the passage that backs it, and says nothing else.
Without a verb it talks with you: in a terminal with completion, history and /help, elsewhere line by line.
"""
HELP = """\
examples:
  quotebot                                             talk; /help there says how
  quotebot ask "Who took part in it?"
  quotebot ask --json "When does it start?"            the reply as JSON, with its quotes and why
  quotebot ask --jsonl questions.txt                   one question a line, one JSON reply a line
  quotebot explain "Did it start in March?"            how it was read and what backs each word
  quotebot check --pack my-pack                        is the pack sound?
  quotebot test my-pack/tests                          does it say what it should?
  quotebot slack --help                                answer in Slack
  quotebot < questions.txt                             a conversation from a file, in plain text
  quotebot --json --strict < questions.txt             the same in JSON; exit status 1 if something got no answer

exit status: 0 done; 1 the check failed, or with --strict a question got no answer; 2 bad usage or a pack that does
not load
"""
ASK_HELP = """\
Each line of FILE is a question as text, or {"question": "…", "conversation": "…"}: lines that name the same
conversation belong to one, so that follow-ups are understood. Each reply is printed before the next line is read, so
that a file may be of any length; with --jobs, lines are read some at a time, and the replies come in their order.

examples:
  quotebot ask "What was decided?"
  quotebot ask --json "Who takes part?"
  quotebot ask --strict "When does it start?"          exit status 1 if there is no answer
  quotebot ask --jsonl questions.txt
  quotebot ask --jsonl questions.txt --jobs 2          two processes; 0 is one for each processor
"""
EXPLAIN_HELP = """\
Shows how each question in the message was read, what backs each of its words, the example question that it matched
and where that stands, the score and what came second, and the claims that were checked.

examples:
  quotebot explain "When does it start?"
"""
CHECK_HELP = """\
A pack is a folder with intents.yaml and facts/. What keeps it from loading is printed one fault a line, as
path:line:column and what would be right. Then each example question is asked, and those that another intent
answers are listed: the bot works without them, but somebody may miss them.

examples:
  quotebot check
  quotebot check --pack my-pack --strict               exit status 1 for those examples too
"""
COMPLETION_HELP = """\
Prints what your shell has to run to complete verbs and options with Tab; put it where your shell starts.
It needs argcomplete: pip install 'quotebot[shell]'

examples:
  quotebot completion bash                             in ~/.bashrc: eval "$(quotebot completion bash)"
  quotebot completion zsh                              in ~/.zshrc: eval "$(quotebot completion zsh)"
  quotebot completion fish                             quotebot completion fish | source
"""
