"""Problem documents, as every refusal of the API answers."""

from typing import Any


def refused(response: Any, *names: str, status: int = 400) -> dict[str, Any]:
    """Return the problem of an answer that refuses, with errors of just these names."""
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"] == "application/problem+json"
    assert "no-store" in response["Cache-Control"]
    told = response.json()
    assert set(told.get("errors", ())) == set(names), told
    assert any("آ" <= letter <= "ی" for letter in told["detail"]), told
    return told
