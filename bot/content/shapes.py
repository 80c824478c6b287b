"""A mapping of the wrong shape, told to a curator: which field, where, and what would be right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import ValidationError

from bot.content.faults import Fault, suggestion
from bot.content.models import Model
from bot.content.yaml import YamlFile

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_QUOTE_IT = "put a text that holds `: ` or begins with `{` or `[` in quotes"


def shape_faults(error: ValidationError, file: YamlFile, model: type[Model]) -> Iterator[Fault]:
    """The faults that keep ``file`` from being a ``model``, each at the place of what is wrong."""
    details = error.errors(include_url=False, include_context=False)
    inside = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    for detail in details:
        # A list is also said to be too short when the only part it has is wrong, or something in that.
        if detail["type"] != "too_short" or detail["loc"] not in inside:
            yield _fault(detail, file, model)


def _fault(detail: ErrorDetails, file: YamlFile, model: type[Model]) -> Fault:
    way, kind = detail["loc"], detail["type"]
    place = file.place(*way)
    names = [part for part in way if isinstance(part, str)]
    name = f"`{names[-1]}`" if names else "the file"
    if kind == "missing":
        owner = f"`{names[-2]}`" if len(names) > 1 else "the file"
        if isinstance(way[-2:][0], int):
            owner = _model_at(model, way[:-1]).noun  # a part of a list has no name
        return Fault(place, f"{owner} has no {name}", f"add a line `{names[-1]}: …`")
    if kind == "extra_forbidden":
        owner_model = _model_at(model, way[:-1])
        fix = suggestion(names[-1], owner_model.model_fields, listed=99)
        return Fault(file.key(*way), f"{name} is no key of {owner_model.noun}", fix)
    if kind in ("string_too_short", "too_short"):
        return Fault(place, f"{name} is empty", "fill it in")
    found = _kind_of(file.data, way)
    if kind == "string_type":
        where = f"a part of {name}" if isinstance(way[-1], int) else name
        return Fault(place, f"{where} must be a text, and is {found}", _QUOTE_IT)
    if kind == "tuple_type":
        return Fault(place, f"{name} must be a text or a list, and is {found}", _QUOTE_IT)
    if kind in ("model_type", "dict_type"):
        return Fault(place, f"{name} must consist of `key: value` lines, and is {found}")
    if kind == "literal_error":
        return Fault(place, f"{name} cannot be {found}", suggestion(str(detail["input"]), _choices(_model_at(model, way))))
    if kind == "string_pattern_mismatch":
        return Fault(place, f"{name} cannot be {found}", "use letters, digits, `-`, `_` and `.`")
    if kind.startswith("bool"):
        return Fault(place, f"{name} must be true or false, and is {found}")
    return Fault(place, f"{name} is not right: {detail['msg']}")


def _model_at(model: type[Model], way: tuple[int | str, ...]) -> type[Model]:
    """The model of the mapping at ``way`` in a file of ``model``."""
    found: Any = model
    for part in way:
        if isinstance(part, int):
            found = get_args(found)[0]
        else:
            found = get_args(found)[1] if get_origin(found) is dict else found.model_fields[part].annotation
    return found  # type: ignore[no-any-return]


def _choices(annotation: Any) -> list[str]:
    """The texts that a ``Literal``, or one among others, allows."""
    return [text for part in get_args(annotation) for text in ([part] if isinstance(part, str) else _choices(part))]


def _kind_of(data: Any, way: tuple[int | str, ...]) -> str:
    """What stands at ``way``, in a curator's words."""
    for part in way:
        data = data[part]
    if isinstance(data, str):
        return f"the text `{data}`" if data else "empty"
    return "a list" if isinstance(data, list) else "`key: value` lines"
