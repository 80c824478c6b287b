"""YAML with positions: plain data, and the place in the file of every part of it.

Only texts, lists and mappings come out. ``2021-04-28``, ``75`` and ``no`` stay the texts that the curator wrote: what
a field means is for the models to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.content.faults import Fault, Place, visible

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # PyYAML built without libyaml: the same, slower
    from yaml import SafeLoader as _Base  # type: ignore[assignment]

Way = tuple[str | int, ...]
"""The way to a part of the data: ``("intents", "opening", "examples", 2)``."""

_MAX_DEPTH = 16
_MAX_SIZE = 4_000_000
_NODE_SIZE = 40

_GOES_ON = "check the indentation, close every quote, and put a text that begins with `{`, `[` or a quote in quotes"

# What the parser says, what is wrong in a curator's words, and the likely fix. The first that fits is taken.
_SYNTAX = (
    ("mapping values are not allowed", "a `: ` stands where no key can be",
     "put a text that holds `: ` in quotes, or check the indentation"),
    ("unexpected end of stream", "the file ends inside a text in quotes", "close the quotes"),
    ("character '\\t'", "the line begins with a tab", "indent with spaces"),
    ("cannot start any token", "a text cannot begin with this character", "put the text in quotes"),
    ("tab character", "the line begins with a tab", "indent with spaces"),
    ("undefined alias", "a text cannot begin with `*`", "put the text in quotes"),
    ("duplicate anchor", "a text cannot begin with `&`", "put the text in quotes"),
    ("another document", "a second document begins here", "remove the line `---`"),
    ("unknown escape", "`\\` has a meaning of its own between double quotes", "use single quotes"),
    ("entries are not allowed", "a list cannot begin here", "begin it on a line of its own"),
    ("expected ',' or ']'", "a list in brackets is not closed", "close it with `]`, or put the text in quotes"),
    ("expected ',' or '}'", "a mapping in braces is not closed", "put a text that holds `{` in quotes"),
    ("expected '-' indicator", "a list and `key: value` lines are mixed", "check the indentation"),
    ("expected key", "this does not go on from what is before it", _GOES_ON),
    ("expected <block end>", "this does not go on from what is before it", _GOES_ON),
    ("could not find expected ':'", "this line has no `: `", "write `key: value`, or check the indentation"),
)  # fmt: skip


class _Refused(Exception):
    """What this reader leaves out of YAML on purpose."""


class _Loader(_Base):
    """Composes nodes without guessing types, and stops before deep nesting can exhaust the stack."""

    depth = 0

    def descend_resolver(self, *_: Any) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise _Refused

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, *_: Any) -> str:
        # Only a tag that is written out (``!x``) is left on a node, so that it can be refused.
        return ""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file that was read."""

    path: str
    """Relative to the pack's folder."""
    data: dict[str, Any]
    """Mappings, lists and texts, without keys that were given twice."""
    _root: yaml.Node
    _keys: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict)

    def place(self, *way: str | int) -> Place:
        """Where the part at ``way`` begins; of what is not there, the part that should hold it."""
        return self._at(self._walk(way)[1])

    def key(self, *way: str | int) -> Place:
        """Where the key of the part at ``way`` stands; in a list, the part itself."""
        return self._at(self._walk(way)[0])

    def span(self, *way: str | int) -> tuple[int, int]:
        """Of the part at ``way``, which has a key: where its key ends and where it ends itself, in characters."""
        key, node = self._walk(way)
        return key.end_mark.index, max(key.end_mark.index + 1, _end(node))

    def _walk(self, way: Way) -> tuple[yaml.Node, yaml.Node]:
        name = node = self._root
        for part in way:
            if isinstance(part, str):
                pair = self._keys.get(id(node), {}).get(part)
                if pair is None:
                    return node, node
                name, node = pair
            elif isinstance(node, yaml.SequenceNode) and 0 <= part < len(node.value):
                name = node = node.value[part]
            else:
                # A list that was written as one text, ``a, b``: its place is the place of each.
                return node, node
        return name, node

    def _at(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)


def _end(node: yaml.Node) -> int:
    """Where a node ends; of a list or mapping in lines, where its last part does."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    # The place of what is empty is that of whatever comes next.
    return 0 if node.start_mark.index == node.end_mark.index else node.end_mark.index


def read_text(folder: Path, path: str, report: Callable[[Fault], None]) -> str | None:
    """The text of a UTF-8 file, letter for letter; a fault and None where there is none."""
    try:
        raw = (folder / path).read_bytes()
    except FileNotFoundError:
        report(Fault(Place(path, 1, 1), "the file is missing"))
        return None
    except OSError as error:
        report(Fault(Place(path, 1, 1), f"the file cannot be read: {(error.strerror or 'unknown error').lower()}"))
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        report(Fault(place, f"the byte 0x{raw[error.start]:02x} is no UTF-8 text", "save the file as UTF-8"))
        return None


def read_yaml(folder: Path, path: str, report: Callable[[Fault], None]) -> YamlFile | None:
    """The mapping in a file, with positions; faults and None where there is none."""
    text = read_text(folder, path, report)
    if text is None:
        return None
    whole = Place(path, 1, 1)
    odd = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if odd:
        line, column = text.count("\n", 0, odd.start()) + 1, odd.start() - text.rfind("\n", 0, odd.start())
        report(Fault(Place(path, line, column), f"the character `{visible(odd[0])}` cannot be seen", "delete it"))
        return None
    try:
        if len(text) > _MAX_SIZE:
            raise _Refused
        root = yaml.compose(text, Loader=_Loader)
        if isinstance(root, yaml.MappingNode):
            reader = _Reader(path, report)
            return YamlFile(path, reader.mapping(root, 1), root, reader.keys)
        what = "the file is empty" if root is None else "the file does not consist of `key: value` lines"
        report(Fault(whole, what))
    except yaml.MarkedYAMLError as error:
        report(_syntax_fault(path, error))
    except yaml.YAMLError:
        report(Fault(whole, "the file cannot be read as YAML"))
    except (_Refused, RecursionError):
        report(Fault(whole, "the file is too large or nested too deep", "split it; write it without `*` and `&`"))
    return None


def _syntax_fault(path: str, error: yaml.MarkedYAMLError) -> Fault:
    problem = error.problem or "the file cannot be read as YAML"
    mark = error.problem_mark or error.context_mark
    if error.context_mark and ("end of stream" in problem or "expected ','" in problem):
        mark = error.context_mark  # where quotes or brackets open says more than where they could be closed no more
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path, 1, 1)
    for said, what, fix in _SYNTAX:
        if said in problem:
            return Fault(place, what, fix)
    return Fault(place, f"the file cannot be read as YAML here ({problem})", "check the indentation and the quotes")


class _Reader:
    """Turns nodes into plain data."""

    def __init__(self, path: str, report: Callable[[Fault], None]) -> None:
        self.path = path
        self.report = report
        self.keys: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}
        self.size = 0

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        known = self.keys[id(node)] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fault(key, "a key must be a text", "put a text that begins with `{` or `[` in quotes")
                continue
            name = key.value.strip()
            if name in known:
                first = known[name][0].start_mark
                fix = f"the first is at {Place(self.path, first.line + 1, first.column + 1)}: keep one"
                self._fault(key, f"`{name}` is given twice", fix)
                continue
            known[name] = (key, value)
            data[name] = self._value(value, depth + 1)
        return data

    def _value(self, node: yaml.Node, depth: int) -> Any:
        if node.tag:
            self._fault(node, f"`{node.tag}` has no meaning here", "put a text that begins with `!` in quotes")
        # An alias brings the same nodes again and again, so what counts is what comes out, not what was written.
        self.size += _NODE_SIZE
        if isinstance(node, yaml.ScalarNode):
            self.size += len(node.value)
            if self.size > _MAX_SIZE:
                raise _Refused
            return node.value
        if depth > _MAX_DEPTH or self.size > _MAX_SIZE:
            raise _Refused
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        return [self._value(part, depth + 1) for part in node.value]

    def _fault(self, node: yaml.Node, what: str, fix: str) -> None:
        mark = node.start_mark
        self.report(Fault(Place(self.path, mark.line + 1, mark.column + 1), what, fix))
