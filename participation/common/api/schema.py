"""What drf-spectacular cannot see by itself."""

from typing import Any

PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "object", "additionalProperties": {"type": "array"}},
    },
}
ANSWERS = {"400": "A parameter is not right.", "429": "Asked too often; see Retry-After."}


def only_v1(endpoints: list[Any]) -> list[Any]:
    """Leave out what is not ours: Wagtail's API has a shape of its own."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]


def tell_problems(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Add the answers that every operation can give, as problem documents."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path, operations in result["paths"].items():
        answers = ANSWERS | ({"404": "There is no such object or page."})
        for operation in operations.values():
            for status, about in answers.items():
                operation["responses"].setdefault(
                    status, {"description": about, "content": content}
                )
        _tell_removed(path, operations, result)
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
        "description": "Only with modified_since: what is gone or hidden since.",
        "items": {
            "type": "object",
            "required": ["id", "removed_at"],
            "properties": {
                "id": {"type": "integer"},
                "removed_at": {"type": "string", "format": "date-time"},
            },
        },
    }
