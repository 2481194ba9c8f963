"""What drf-spectacular cannot see by itself."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view

PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}
ANSWERS = {
    "400": _("A parameter is not right; the problem names it."),
    "404": _("There is no such object or page."),
    "429": _("Asked too often; see Retry-After."),
}
# What only those can be answered who send something.
ANSWERS_OF_WRITES = {
    "409": _("It does not fit to what is there by now."),
    "413": _("More was sent than is read."),
    "415": _("It was sent as something that is not read here."),
}
# What only those can be answered who show a token.
ANSWERS_OF_TOKENS = {
    "401": _("There is no token, or it has ended."),
    "403": _("The token, or its owner, may not do this."),
}
# What fields of these names are wherever they stand and say nothing of themselves.
FIELD_WORDS = {
    "id": _("its number"),
    "name": _("name"),
    "title": _("title"),
    "slug": _("its part of addresses"),
    "role": _("its part in the matter"),
    "post": _("post"),
    "since": _("first day"),
    "until": _("last day"),
    "is_group": _("whether the name stands for several organisations"),
    "members": _("the seats"),
    "actors": _("organisations with their parts"),
    "agenda": _("points of the agenda"),
    "meeting": _("the meeting"),
    "body": _("the body"),
    "clauses": _("the clauses"),
    "count": _("how many there are"),
    "next": _("address of the next page, or null"),
    "previous": _("address of the page before, or null"),
    "results": _("the objects of this page"),
    "kind": _("its kind"),
    "url": _("address of its page"),
    "number": _("number that it is found by"),
    "summary": _("a few lines of it"),
    "date": _("day that it is known by"),
    "date_jalali": _("the same day in the Persian calendar"),
    "highlights": _("where the words stand, marked with <mark>; everything else is escaped"),
    "count_is_least": _("whether there are more than “count” says"),
    "has_all_words": _("whether every result has all of the words"),
    "correction": _("other words that may have been meant, or null"),
    "is_fallback": _("whether the database answered in place of the main search"),
    "facets": _("ways to narrow the results, with counts"),
    "value": _("what the parameter takes"),
    "label": _("its name for people"),
    "type": _("always about:blank"),
    "status": _("the HTTP status"),
    "detail": _("what happened, for people"),
    "errors": _("what is wrong, by the name of the parameter"),
}
MODIFIED_SINCE = OpenApiParameter(
    "modified_since",
    OpenApiTypes.STR,
    description=_(  # type: ignore[arg-type]
        "Only what has changed since this moment (ISO 8601 with a zone) or day (ISO or Jalali), "
        "oldest change first; “removed” then lists what is gone."
    ),
)
ID = OpenApiParameter(
    "id",
    OpenApiTypes.STR,
    OpenApiParameter.PATH,
    pattern="^[0-9]{1,18}$",
    description=_("number of the object, as the list tells it"),  # type: ignore[arg-type]
)


def described(
    *, many: str | Promise, one: str | Promise, parameters: Sequence[OpenApiParameter] = ()
) -> Callable[..., Any]:
    """Say what a resource's list and object are, and what the list can be asked for."""
    return extend_schema_view(
        list=extend_schema(
            summary=many,  # type: ignore[arg-type]
            parameters=[MODIFIED_SINCE, *parameters],
        ),
        retrieve=extend_schema(summary=one, parameters=[ID]),  # type: ignore[arg-type]
    )


def only_v1(endpoints: list[Any]) -> list[Any]:
    """Leave out what is not ours: Wagtail's API has a shape of its own."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]


def tell_problems(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Add the answers that every operation can give, as problem documents."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path, operations in result["paths"].items():
        for operation in operations.values():
            # The docstrings of views are for those who read the code.
            operation.pop("description", None)
            answers = ANSWERS | (ANSWERS_OF_WRITES if "requestBody" in operation else {})
            answers |= ANSWERS_OF_TOKENS if any(operation.get("security", ())) else {}
            for status, about in answers.items():
                operation["responses"].setdefault(
                    status, {"description": str(about), "content": content}
                )
        _tell_removed(path, operations, result)
    for shape in result["components"]["schemas"].values():
        for name, told in shape.get("properties", {}).items():
            if told.pop("nullable", False):
                # As OpenAPI 3.1 says it; the pages of Django REST framework still say it in 3.0.
                told["type"] = [told["type"], "null"]
            if name in FIELD_WORDS and not told.get("description") and not told.get("title"):
                told["description"] = str(FIELD_WORDS[name])
    return result


def _tell_removed(path: str, operations: dict[str, Any], result: dict[str, Any]) -> None:
    """Name the list of what is gone in the answers of lists."""
    parameters = operations.get("get", {}).get("parameters", [])
    if not any(one["name"] == "modified_since" for one in parameters):
        return
    reference = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    schema = result["components"]["schemas"][reference["$ref"].rsplit("/", 1)[1]]
    schema["properties"]["removed"] = {
        "type": "array",
        "description": str(_("Only with modified_since: what is gone or hidden since.")),
        "items": {
            "type": "object",
            "required": ["id", "removed_at"],
            "properties": {
                "id": {"type": "integer"},
                "removed_at": {"type": "string", "format": "date-time"},
            },
        },
    }
