"""A page to read the schema of the API: what can be asked, and what comes back."""

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularAPIView

from participation.common.api.examples import example_of
from participation.common.listing import Crumb

SHAPES = "#/components/schemas/"


@dataclass(frozen=True)
class Told:
    """A parameter or a field: ``kind`` as programs name it, ``shape`` where that is one of ours."""

    name: str
    kind: str
    about: str
    shape: str = ""
    is_required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Operation:
    """A question and its answer; ``body`` is what is sent, in one of ``media`` types."""

    name: str
    method: str
    path: str
    summary: str
    parameters: list[Told]
    answer: Told
    example: str
    body: list[Told] = field(default_factory=list)
    media: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resource:
    """What is asked under one name."""

    name: str
    title: str
    operations: list[Operation] = field(default_factory=list)


@dataclass(frozen=True)
class Shape:
    """An object of an answer."""

    name: str
    fields: list[Told]


@dataclass(frozen=True)
class Reading:
    """The schema as the page shows it."""

    resources: list[Resource]
    shapes: list[Shape]
    problem: str


class SchemaView(SpectacularAPIView):
    """The schema as JSON, whatever a browser says that it would like."""

    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer]


schema = conditional_page(cache_control(public=True, max_age=3600)(SchemaView.as_view()))


@require_safe
@conditional_page
@cache_control(public=True, max_age=3600)
def docs(request: HttpRequest) -> HttpResponse:
    """Show what the API can be asked."""
    return render(
        request,
        "common/api_docs.html",
        {
            "read": reading(),
            "base": f"{settings.PUBLIC_URL}/api/v1/",
            "heading": _("Interface for programs"),
            "lead": _(
                "Everything public of this site, to be read by programs; complaints, to be filed "
                "and followed. No account is needed."
            ),
            "crumbs": [Crumb(_("Home"), "/"), Crumb(_("Interface for programs"), None)],
        },
    )


@cache
def reading() -> Reading:
    """Read the schema; it changes only with the code."""
    generator: Any = SchemaGenerator
    told = generator().get_schema(request=None, public=True)
    titles = {tag["name"]: str(tag["description"]) for tag in told.get("tags", ())}
    shapes = told["components"]["schemas"]
    # In the order in which they are told; what is told nowhere comes last.
    resources = {name: Resource(name, title) for name, title in titles.items()}
    for path, operations in told["paths"].items():
        for method, asked in operations.items():
            name = asked["tags"][0]
            resource = resources.setdefault(name, Resource(name, name))
            resource.operations.append(_operation(method, path, asked, shapes))
    sent = _only_sent(told)
    return Reading(
        resources=list(resources.values()),
        shapes=[
            Shape(name, _fields(shape))
            for name, shape in shapes.items()
            if "properties" in shape and not name.startswith("Paginated") and name not in sent
        ],
        problem=_json(example_of({"$ref": f"{SHAPES}Problem"}, shapes)),
    )


def _operation(method: str, path: str, asked: dict[str, Any], shapes: dict[str, Any]) -> Operation:
    answer = _answer(asked)
    return Operation(
        name=asked["operationId"],
        method=method.upper(),
        path=path,
        summary=asked.get("summary", ""),
        parameters=[
            _told(one["name"], one["schema"], one, is_required=one.get("required", False))
            for one in asked.get("parameters", ())
        ],
        answer=_told("", _listed(answer, shapes), {}),
        example=_json(example_of(answer, shapes)) if answer.get("format") != "binary" else "",
        body=_body(asked, shapes),
        media=tuple(asked.get("requestBody", {}).get("content", ())),
    )


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what comes back when all is well."""
    answers = asked["responses"]
    content = answers[next(status for status in answers if status.startswith("2"))]["content"]
    told: dict[str, Any] = next(iter(content.values()))["schema"]
    return told


def _body(asked: dict[str, Any], shapes: dict[str, Any]) -> list[Told]:
    """Return the fields of what is sent."""
    content = asked.get("requestBody", {}).get("content", {})
    if not content:
        return []
    shape = shapes[next(iter(content.values()))["schema"]["$ref"].removeprefix(SHAPES)]
    needed = shape.get("required", ())
    return [
        _told(name, told, told, is_required=name in needed)
        for name, told in shape["properties"].items()
    ]


def _only_sent(told: dict[str, Any]) -> set[str]:
    """Return the names of shapes that are sent: they are told where they are."""
    bodies = (
        media["schema"]["$ref"].removeprefix(SHAPES)
        for operations in told["paths"].values()
        for asked in operations.values()
        for media in asked.get("requestBody", {}).get("content", {}).values()
    )
    return set(bodies)


def _listed(answer: dict[str, Any], shapes: dict[str, Any]) -> dict[str, Any]:
    """Return what a page of a list holds, else the answer itself."""
    name = answer.get("$ref", "").removeprefix(SHAPES)
    if not name.startswith("Paginated"):
        return answer
    listed: dict[str, Any] = shapes[name]["properties"]["results"]
    return listed


def _fields(shape: dict[str, Any]) -> list[Told]:
    return [_told(name, told, told) for name, told in shape["properties"].items()]


def _told(
    name: str, told: dict[str, Any], words: dict[str, Any], *, is_required: bool = False
) -> Told:
    kind, shape, values = _kind(told)
    about = words.get("description") or words.get("title") or ""
    return Told(name, kind, str(about), shape, is_required, values)


def _kind(schema: dict[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    """Return the type as programs name it, the shape it is of, and the values that it may have."""
    if "allOf" in schema:
        return _kind(schema["allOf"][0])
    if "oneOf" in schema:
        kind, shape, values = _kind(schema["oneOf"][0])
        return f"{kind} | null", shape, values
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(SHAPES)
        return ("string", "", ()) if name.endswith("Enum") else (name, name, ())
    types = schema.get("type", "object")
    if types == "array":
        kind, shape, values = _kind(schema.get("items", {}))
        return f"{kind}[]", shape, values
    inner = schema.get("additionalProperties")
    if types == "object" and isinstance(inner, dict):
        kind, shape, values = _kind(inner)
        return f"{{…: {kind}}}", shape, values
    names = [types] if isinstance(types, str) else list(types)
    kind = " | ".join(_named(one, schema.get("format", "")) for one in names)
    return kind, "", tuple(map(str, schema.get("enum", ())))


def _named(one: str, form: str) -> str:
    return form if one == "string" and form in {"date", "date-time", "uri"} else one


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
