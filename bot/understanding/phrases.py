"""Finding words and phrases of the lexicon in a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import GAP, POSSESSIVE, Lexicon, Phrase, is_concept
from .question import AUXILIARIES, BE, OBJECTS
from .text import Token

GAP_WORDS = 3
"""How many words ``..`` in a phrase may stand for."""
_PRONOUNS = frozenset("my your his her its our their whose".split())
_LOOSE = frozenset("of to with about for in on into by at there over".split())
_PARTICLES = frozenset("off back up out down away over on in through".split())
_APART = frozenset("off back up out down away aside".split())
"""Particles that a longer object may stand before; the others are prepositions as well."""
_DETERMINERS = frozenset("the a an this that these those any all some anything something my your his her its our their".split())
_THINGS = frozenset({"anything", "something"})
_ARTICLES = frozenset("the a an by".split())
_WHATEVER = frozenset({"whatever", "whichever", "whoever"})
_ANYBODY = frozenset("man guy bloke chap fellow lady gentleman".split())
_BEFORE_VERBS = frozenset("who will would shall should can could may might must".split())
_DO = frozenset({"do", "does", "did"})
_ASKING = frozenset("what which whose many much".split())
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A word or phrase of a message with its meanings, at tokens `at`."""

    at: tuple[int, ...]
    meanings: frozenset[str]


def find(lexicon: Lexicon, tokens: Sequence[Token], fixed: frozenset[int] = frozenset()) -> list[Found]:
    """Words and phrases of `tokens`, the longest first at each place; marks are left out.

    Tokens in `fixed` are parts of figures: only a name of the pack may take them into a phrase.
    """
    line = _Line(lexicon, tokens)
    out: list[Found] = []
    for at, token in enumerate(tokens):
        if line.taken[at]:
            continue
        best: dict[tuple[int, ...], set[str]] = {}
        for words, meaning in line.phrases_at(at):
            places = line.match(words, at)
            if places and (meaning in lexicon.own or fixed.isdisjoint(places)):
                best.setdefault(places, set()).add(meaning)
        if best:
            places = max(best, key=lambda p: ("*hearsay" in best[p], len(p), -p[-1]))
            meanings = frozenset(best[places])
            if len(places) == 2 and tokens[places[1]].text in _LOOSE and any(is_concept(m) for m in meanings):
                parted = places[1] > at + 1 and (places[1] + 1 == len(tokens) or tokens[places[1] + 1].mark)
                helping = {"*auxiliary"} if parted else _NONE  # "is she having him over?" invites
                meanings |= {
                    m for m in line.meanings[at] - helping if m[0] != "?"
                }  # "speak of" is still to speak; "have they agreed on it?" helps
            if len(places) == 2 and tokens[at].text in BE and not any(is_concept(m) for m in meanings):
                meanings |= {m for m in line.meanings[places[1]] if is_concept(m)}  # "is coming" is still to come
            for place in places:
                line.taken[place] = True
            out.append(Found(places, _in_place(_narrowed(meanings, lexicon), tokens, places, lexicon)))
        elif not token.mark:
            out.append(Found((at,), _in_place(_narrowed(line.meanings[at], lexicon), tokens, (at,), lexicon)))
    return out


def _in_place(meanings: frozenset[str], tokens: Sequence[Token], at: tuple[int, ...], lexicon: Lexicon) -> frozenset[str]:
    """The meanings that fit where the word stands: a thing after an article, something done after "who" or "will"."""
    before = next((t.text for t in reversed(tokens[: at[0]]) if not t.mark), "")
    follows = next((t.text for t in tokens[at[-1] + 1 : at[-1] + 2] if not t.mark), "")
    if len(at) == 1 and before in _PRONOUNS | _ARTICLES and lexicon.nouns & meanings and tokens[at[0]].text not in _ANYBODY:
        meanings -= {"*polite"}  # "their teacher" addresses nobody
    if tokens[at[0]].text in _WHATEVER and before and before not in _LOOSE:
        return frozenset({"*grammar"})  # "she gives whatever help she can" asks nothing
    if "*polite" in meanings and lexicon.verbs & meanings and "*speech" in lexicon.meanings(before):
        meanings -= {"*polite"}  # "who said thanks" is told of
    if len(at) == 1 and tokens[at[0]].text == "own" and before and not _possessed(tokens, at[0]):
        return frozenset({"own~"})  # "does she own it?"
    if (
        len(at) > 1
        and tokens[at[-1]].text == "to"
        and "*auxiliary" in meanings
        and (follows == "be" or lexicon.meanings(follows) & lexicon.verbs)
    ):
        meanings = frozenset(m for m in meanings if not is_concept(m))  # "going to build" goes nowhere
    if len(at) == 1 and (before in _ARTICLES or (before in _ASKING and (follows in AUXILIARIES or follows in ("of", "")))):
        return _as_noun(meanings, lexicon)
    asked = before in ("they", "we") and at[0] > 1 and tokens[at[0] - 2].text in _DO  # "did they sign it?"
    return _as_verb(meanings, lexicon) if before in _BEFORE_VERBS or (asked and len(at) == 1) else meanings


def _possessed(tokens: Sequence[Token], at: int) -> bool:
    """ "Her own", "the mayor's own"."""
    return tokens[at - 1].possessive or tokens[at - 1].text in _PRONOUNS | {"own", "s"}


class _Line:
    """The tokens with their base forms and meanings, and which of them are in a phrase already."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token]) -> None:
        self._lexicon = lexicon
        self._tokens = tokens
        self.bases = [_NONE if t.mark else lexicon.inflection.bases(t.text) for t in tokens]
        self.meanings = [_NONE if t.mark else lexicon.meanings(t.text) for t in tokens]
        self.taken = [t.mark for t in tokens]

    def phrases_at(self, at: int) -> Iterator[Phrase]:
        """Phrases whose first two words may stand here."""
        keys = [*self.bases[at], *_placeholders(self.meanings[at])]
        if self._tokens[at].text in _PRONOUNS:
            keys.append(POSSESSIVE)
        begun = [rest for key in keys if (rest := self._lexicon.phrases.get(key))]
        if not begun:
            return
        follows = _NONE
        if at + 1 < len(self._tokens):
            after = at + 1 + self._object(at + 1)
            follows = (
                self.bases[at + 1]
                | (self.bases[after] if after < len(self.bases) else _NONE)
                | _placeholders(self.meanings[at + 1])
            )
        seconds = (*follows, "", GAP, POSSESSIVE)
        for rest in begun:
            for second in seconds:
                if phrases := rest.get(second):
                    yield from phrases

    def match(self, words: tuple[str, ...], at: int) -> tuple[int, ...]:
        """The places where the phrase stands, beginning at `at`; none where it does not."""
        places: list[int] = []
        gap = False
        for word in words:
            if word == GAP:
                gap = True
                continue
            if word in _PARTICLES and len(words) == 2 and places:
                at += self._object(at)  # "call it off", "call the whole match off"
            for place in range(at + 1, at + 1 + GAP_WORDS) if gap else (at,):
                if place >= len(self._tokens) or self._tokens[place].mark:
                    return ()
                if not self.taken[place] and self._fits(word, place):
                    if word != POSSESSIVE or self._tokens[place].text in _PRONOUNS:
                        places.append(place)
                    at = place + 1
                    break
            else:
                return ()
            gap = False
        if words == ("what", "for") and at < len(self.meanings) and not self.taken[at] and not self.bases[at] & AUXILIARIES:
            return () if self._object(at) or self._lexicon.own & self.meanings[at] else tuple(places)  # "doing what for Anne"
        if words[-1] == "find" and self._text(at) == "out":
            return ()  # "how did he find out" asks not how he found it
        if words[-1] == "by" and at < len(self.meanings) and any("=" in m for m in self.meanings[at]):
            return ()  # who comes by ship does not drop in
        return tuple(places)

    def _text(self, at: int) -> str:
        return self._tokens[at].text if at < len(self._tokens) else ""

    def _object(self, at: int) -> int:
        """How many words of an object stand here, between a verb and its particle."""
        words = [t.text for t in self._tokens[at : at + GAP_WORDS + 2] if not t.mark]
        if len(words) > 1 and words[0] in OBJECTS and words[1] in _PARTICLES:
            return 1
        apart = next((n for n, word in enumerate(words[: GAP_WORDS + 1]) if word in _APART), 0)
        open_end = words[apart + 1 : apart + 2] not in (["of"], ["to"])
        long_enough = apart > 1 or (apart == 1 and words[0] in _THINGS)  # "ruled anything out", but "the up …" is none
        return apart if long_enough and words[0] in _DETERMINERS and open_end else 0

    def _fits(self, word: str, place: int) -> bool:
        if word == POSSESSIVE:
            return self._tokens[place].possessive or self._tokens[place].text in _PRONOUNS
        if word[0] == "{":
            return word[1:-1] in self.meanings[place] or word[1:-1] + "~" in self.meanings[place]
        return word in self.bases[place]


@lru_cache(maxsize=4096)
def _placeholders(meanings: frozenset[str]) -> frozenset[str]:
    """How phrases write words of these meanings."""
    return frozenset("{" + m.rstrip("~") + "}" for m in meanings)


def _narrowed(meanings: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """A name of the pack keeps only the general meanings that its concept has."""
    own = meanings & lexicon.own
    if not own:
        return meanings
    senses = _NONE.union(*(lexicon.senses.get(c, meanings) for c in own))
    return own | senses | frozenset(m for m in meanings if not is_concept(m) or "=" in m)


def _as_noun(meanings: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """Where a noun stands, a word that can be a thing is one: "the weather" weathers nothing."""
    if (meanings & lexicon.nouns) - lexicon.verbs:
        return frozenset(
            m for m in meanings if m != "*ask" and (m not in lexicon.verbs or m in lexicon.nouns or m in lexicon.own)
        )
    return meanings


def _as_verb(meanings: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """Where a verb stands, a word that can be done is no thing: who "objects" has no object."""
    if meanings & lexicon.verbs:
        return frozenset(m for m in meanings if m not in lexicon.nouns or m in lexicon.verbs or m in lexicon.own)
    return meanings
