"""The model's records to JSON and back, by their own type hints."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

Record = TypeVar("Record")


def to_plain(value: Any) -> Any:
    """A frozen record as dicts, lists, strings, numbers: what ``json.dumps`` takes."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, (list, tuple)):
        return [to_plain(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def from_plain(kind: type[Record], plain: Mapping[str, Any]) -> Record:
    """The record of type ``kind`` that ``to_plain`` made ``plain`` of.

    Raises:
        KeyError, TypeError, ValueError: it was made of something else.
    """
    return typing.cast(Record, _value(kind, plain))


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value(kind: Any, plain: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = [each for each in arguments if each is not types.NoneType]
        return None if plain is None else _value(inner, plain)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return tuple(_value(arguments[0], each) for each in plain)
        return tuple(_value(each, at) for each, at in zip(arguments, plain, strict=True))
    if dataclasses.is_dataclass(kind):
        make: Any = kind
        return make(**{name: _value(hint, plain[name]) for name, hint in _hints(make).items() if name in plain})
    if kind is dt.date:
        return dt.date.fromisoformat(plain)
    return plain
