"""Reading: a message becomes clauses.

Characters are made plain, shorthand written out, spelling repaired; words and phrases get their meanings; the message
is taken apart into sentences and questions, and each question's form is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .askers import without_askers
from .asking import asks_something, clause_of, is_wh
from .checking import with_checks
from .lexicon import Lexicon
from .numbers import Figure, figures
from .parting import questions
from .phrases import Found, find
from .question import ANY, WH, Clause, Message, Term
from .slips import without_slips
from .spelling import Speller, expand_shorthand
from .text import SEGMENT_ENDS, SENTENCE_ENDS, Token, tokenize

QUESTIONS = 8
"""Questions of one message that are answered, and sentences around them that are looked at."""
_ALSO = (("and",), ("plus",), ("also",), ("as", "well", "as"))
"""So begins what is asked besides, in a sentence of its own: "How many lamps? Plus the weight."."""


class Reader:
    """Reads messages with one lexicon. Safe to share between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._speller = Speller(lexicon)
        self._words: dict[str, tuple[Term, ...]] = {}

    def read(self, text: str) -> Message:
        """The message as clauses; any text at all, never an error."""
        raw = without_slips(expand_shorthand(tokenize(text), self.lexicon))
        tokens = self._names_kept(raw, self._speller.repair(raw), text)
        repaired = _changes(raw, tokens)
        sentences = _sentences(self.terms(tokens, text))
        clauses: list[Clause] = []
        background: list[Clause] = []
        for sentence in sentences:
            for part in questions(sentence):
                clause = clause_of(part)
                clause = replace(clause, questioned=_questioned(clause, text))
                asked = asks_something(clause) and not _exclaims(clause, text) and not self._tells(clause, text)
                goes_on = clause.questioned or (bool(clause.asks) and clause.terms[0].words in _ALSO)
                asked = (
                    asked
                    or (clause.questioned and (_wants_any(clause) or self._says_something(clause)))
                    or (bool(clauses) and goes_on)
                )
                (clauses if asked else background).append(clause)
        if not clauses:
            said = [c for c in background if any(not t.structural for t in c.terms)] or background
            clauses, background = said[-1:], [c for c in background if c is not said[-1]] if said else []
        return Message(text, tuple(clauses[:QUESTIONS]), tuple(background[-QUESTIONS:]), repaired)

    def _names_kept(self, raw: Sequence[Token], mended: Sequence[Token], text: str) -> list[Token]:
        """The tokens with an unknown name inside the message as it was typed: "Hollis" is no slip for "holes"."""
        if text.upper() == text or text.title() == text:
            return list(mended)
        typed: dict[tuple[int, int], list[Token]] = {}
        for token in raw:
            typed.setdefault((token.start, token.end), []).append(token)
        first = next((t.start for t in raw if not t.mark), 0)
        out: list[Token] = []
        for token in mended:
            was = typed.get((token.start, token.end), [token])
            changed = len(was) == 1 and was[0].text != token.text
            named = changed and token.start > first and text[token.start : token.start + 1].isupper()
            known = token.text in self.lexicon.own_words or self.lexicon.meanings(token.text) & self.lexicon.own
            if not named or known:
                out.append(token)
            elif was[0] not in out:
                out.append(was[0])
        return out

    def _says_something(self, clause: Clause) -> bool:
        """ "They really talked about lamps??", with more after it."""
        content = [t for t in clause.terms if t.concepts and not t.structural]
        return len(content) > 1 and any(t.concepts & self.lexicon.verbs for t in content)

    def _tells(self, clause: Clause, text: str) -> bool:
        """ "My uncle reads the papers for his sake.", "I never believe what she says.": a sentence about oneself."""
        first = next((t for t in clause.terms if not t.has("polite")), None)
        if first is None or clause.questioned or not text[clause.terms[-1].end :].lstrip().startswith("."):
            return False
        if clause.tagged or is_wh(first) or first.has("auxiliary") or any(t.has("ask", "claim") for t in clause.terms):
            return False
        if first.words[0] in ("my", "our"):
            return not any(is_wh(t) for t in clause.terms)
        myself = any(t.words[0] == "i" for t in clause.terms)
        return myself and not any(t.figure or t.concepts & self.lexicon.own for t in clause.terms)

    def words(self, text: str) -> tuple[Term, ...]:
        """The terms of a text, no matter what it asks; for the texts of a pack, which come again and again."""
        if text not in self._words:
            tokens = self._speller.repair(expand_shorthand(tokenize(text), self.lexicon))
            self._words[text] = tuple(self.terms(tokens, text))
        return self._words[text]

    def terms(self, tokens: Sequence[Token], text: str) -> list[Term]:
        """Terms of repaired tokens, figures and phrases put together."""
        sentence = segment = 0
        position: list[tuple[int, int]] = []
        for at, token in enumerate(tokens):
            if token.mark and token.text in SENTENCE_ENDS:
                segment += 1
                sentence += token.text != "\n" or _begins(tokens[at + 1 :])
            elif token.mark and token.text in SEGMENT_ENDS:
                segment += 1
            position.append((sentence, segment))
        known = figures(tokens)
        fixed = frozenset(at for f in known if f.last - f.first > 1 for at in range(f.first, f.last))
        found = find(self.lexicon, tokens, fixed)
        in_phrase = {at for f in found if len(f.at) > 1 for at in f.at}
        spans = {}
        for one in known:
            places = range(one.first, one.last)
            if not in_phrase.intersection(places):
                spans.update(dict.fromkeys(places, one))
        aside = {at for f in found if "*hearsay" in f.meanings for at in range(f.at[0], f.at[-1]) if at not in f.at}
        out: list[Term] = []
        for f in found:
            if aside.intersection(f.at) and not self.lexicon.persons(f.meanings):
                f = Found(f.at, frozenset({"*frame"}))  # "my aunt in Wales says"; not "my friend Anne says"
            first, last = tokens[f.at[0]], tokens[f.at[-1]]
            figure: Figure | None = spans.get(f.at[0])
            if figure is not None:
                if figure.first != f.at[0]:
                    continue
                last = tokens[figure.last - 1]
                words = tuple(t.text for t in tokens[figure.first : figure.last])
                meanings = f.meanings if figure.last == figure.first + 1 and figure.date is None else frozenset[str]()
                term = Term(text[first.start : last.end], words, first.start, last.end, meanings, *position[f.at[0]],
                            figure.value, figure.date)  # fmt: skip
            else:
                words = tuple(tokens[i].text for i in f.at)
                term = Term(text[first.start : last.end], words, first.start, last.end, f.meanings, *position[f.at[0]],
                            possessive=last.possessive, contracted=first.contracted)  # fmt: skip
            out.append(term)
        return without_askers(with_checks(out, self.lexicon), self.lexicon)


def _wants_any(clause: Clause) -> bool:
    """ "Anything about lamps in there?", with more after it."""
    first = next((t for t in clause.terms if not t.has("polite")), None)
    return first is not None and first.words[0] in ANY


def _exclaims(clause: Clause, text: str) -> bool:
    """ "How kind of them!": nothing but what somebody thinks of it, and more follows."""
    terms = [t for t in clause.terms if not t.has("polite")]
    end = text[clause.terms[-1].end :].lstrip() if terms else ""
    opens = len(terms) > 1 and (terms[0].words == ("how",) or (terms[0].words == ("what",) and terms[1].words[0] in ("a", "an")))
    bare = opens and not any(t.has("auxiliary") or t.asks for t in terms[1:])
    return bare and end[:1] in (".", "!") and len(end) > 1


def _questioned(clause: Clause, text: str) -> bool:
    """A question mark stands after it: the second of "how many boats? lamps?"."""
    return bool(clause.terms) and text[clause.terms[-1].end :].lstrip(" )]\"'”’").startswith("?")


def _begins(tokens: Sequence[Token]) -> bool:
    """A line that begins a question of its own, rather than going on with the line before."""
    first = next((t for t in tokens[:3] if not t.mark), None)
    return first is None or (bool(tokens) and tokens[0].mark) or first.text in WH or first.text[0].isdigit()


def _changes(before: Sequence[Token], after: Sequence[Token]) -> tuple[tuple[str, str], ...]:
    typed = {(t.start, t.end): t.text for t in before}
    read: dict[tuple[int, int], list[str]] = {}
    for token in after:
        read.setdefault((token.start, token.end), []).append(token.text)
    return tuple((typed[k], " ".join(v)) for k, v in read.items() if v != [typed[k]] and not _same(before, k, v))


def _same(before: Sequence[Token], place: tuple[int, int], words: list[str]) -> bool:
    """Shorthand and contractions leave several tokens at one place before any repair."""
    return [t.text for t in before if (t.start, t.end) == place] == words


def _sentences(terms: Sequence[Term]) -> list[list[Term]]:
    out: dict[int, list[Term]] = {}
    for term in terms:
        out.setdefault(term.sentence, []).append(term)
    return list(out.values())
