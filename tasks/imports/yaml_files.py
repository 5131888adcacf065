"""The one way in for a YAML file: small, flat enough, every key once, every fault with its line.

A day stays text until its field reads it, and a key stays as it was typed: so 2026-02-30 is a
fault of its field and 0226 the code of a municipality, not the number 150.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from models.common.dutch_faults import faults_with_place
from models.law.common.errors import FaultsError
from tasks.imports.file_kinds import content_of, text_in
from tasks.imports.yaml_words import told_key

ModelType = TypeVar("ModelType", bound=BaseModel)
Place = tuple[str | int, ...]

MOST_BYTES = 1024 * 1024
"""An organisation of 342 municipalities is smaller."""
DEEPEST = 20
LONGEST_KEY = 40
"""Of a key no more is told: a line without its colon is a key as well."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = "tag:yaml.org,2002:"
_KEPT_AS_TEXT = (f"{_PLAIN}str", f"{_PLAIN}timestamp", f"{_PLAIN}value")
_READ = (f"{_PLAIN}int", f"{_PLAIN}float", f"{_PLAIN}bool", f"{_PLAIN}null")

_TAGS = (*_KEPT_AS_TEXT, *_READ, f"{_PLAIN}map", f"{_PLAIN}seq")


@dataclass(frozen=True)
class YamlDocument:
    """What a document says, and on which line each part of it stands."""

    value: Any
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """The line of a part, or of what should have held it; 0 when there is nothing."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 0)


def read_yaml(path: Path, model: type[ModelType]) -> ModelType:
    """The one document of a file as `model`, or FaultsError with the line of every fault."""
    document = document_of(path)
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        raise FaultsError(path.name, yaml_faults(error, document)) from None


def yaml_faults(error: ValidationError, document: YamlDocument) -> list[str]:
    """Every fault in Dutch with its line and the names of its field."""
    faults = []
    for fault in faults_with_place(error):
        place = told_place(fault.place, document)
        faults.append(f"{place}: {fault.words}" if place else fault.words)
    return faults


def told_place(place: Place, document: YamlDocument) -> str:
    """The line of a part and the names on the way to it: "regel 6, ceilings 1, unit (eenheid)"."""
    line = document.line(place)
    parts = [f"regel {line}"] if line else []
    for number, part in enumerate(place, start=1):
        if isinstance(part, int) and parts:
            parts[-1] += f" {part + 1}"
        else:
            key = str(part)[:LONGEST_KEY]
            parts.append(told_key(key) if number == len(place) else key)
    return ", ".join(parts)


def document_of(path: Path) -> YamlDocument:
    """The one document of a file, or FaultsError."""
    documents = documents_in(path)
    if not documents or documents == [YamlDocument(None, {})]:
        raise FaultsError(path.name, ["het bestand is leeg"])
    if len(documents) != 1:
        raise FaultsError(path.name, ["er hoort één document in te staan, zonder regel met ---"])
    return documents[0]


def documents_in(path: Path) -> list[YamlDocument]:
    """Every document of a file, parted by a line of three dashes; FaultsError when one is wrong."""
    text = text_in(content_of(path, MOST_BYTES), path.name)
    try:
        _refuse_bombs(text)
        return [_document(node) for node in yaml.compose_all(text, Loader=_LOADER)]
    except _YamlFaultError as fault:
        raise FaultsError(path.name, [str(fault)]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"regel {mark.line + 1}: " if mark else ""
        raise FaultsError(path.name, [f"{where}dit is geen geldige YAML"]) from None
    # A sign that YAML forbids, and a number such as !!int x.
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        raise FaultsError(path.name, ["dit is geen geldige YAML"]) from None


class _YamlFaultError(Exception):
    """Raised inside the reader with a whole sentence."""

    def __init__(self, mark: Any, words: str) -> None:
        super().__init__(f"regel {mark.line + 1}: {words}")


def _refuse_bombs(text: str) -> None:
    """Before anything is built: no aliases, which multiply, and no endless nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _YamlFaultError(
                event.start_mark, "verwijzingen (& en *) mogen hier niet; schrijf het uit"
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise _YamlFaultError(event.start_mark, f"dit is dieper dan {DEEPEST} lagen genest")


def _document(node: yaml.Node | None) -> YamlDocument:
    lines: dict[Place, int] = {}
    value = None if node is None else _value(node, (), lines)
    return YamlDocument(value, lines)


def _value(node: yaml.Node, place: Place, lines: dict[Place, int]) -> Any:
    lines.setdefault(place, node.start_mark.line + 1)
    if node.tag not in _TAGS:
        raise _YamlFaultError(node.start_mark, "een merk met ! mag hier niet")
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, place, lines))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*place, at), lines) for at, item in enumerate(node.value)]
    return _scalar(node)


def _pairs(
    node: yaml.MappingNode, place: Place, lines: dict[Place, int]
) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for name, item in node.value:
        line = name.start_mark.line + 1
        if not isinstance(name, yaml.ScalarNode) or name.tag == f"{_PLAIN}null":
            raise _YamlFaultError(name.start_mark, "een sleutel is één woord, gevolgd door :")
        if name.value in seen:
            first = seen[name.value]
            also = f"ook op regel {first}" if first != line else "twee keer op deze regel"
            raise _YamlFaultError(
                name.start_mark, f"de sleutel {name.value[:LONGEST_KEY]} staat er {also}"
            )
        seen[name.value] = line
        lines[(*place, name.value)] = line
        yield name.value, _value(item, (*place, name.value), lines)


def _scalar(node: yaml.Node) -> Any:
    if node.tag in _KEPT_AS_TEXT:
        return node.value
    if len(node.value) > 40:  # noqa: PLR2004  no number or yes is longer
        raise _YamlFaultError(node.start_mark, "dit getal is te lang")
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError, LookupError):
        raise _YamlFaultError(node.start_mark, 'dit is niet te lezen; zet er " omheen') from None
    finally:
        loader.dispose()
