"""The schema of the API says what the API does: schemathesis asks it everything it can think of."""

import io

import pytest
import schemathesis
from django.core.cache import cache
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from tests.participation.cases.cast import officer
from tests.participation.staff_access.tokens import token_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
METHODS = {"get", "post", "put", "patch", "delete"}


def test_the_schema_is_made_without_a_warning() -> None:
    out = io.StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=out)
    assert "openapi: 3.1.0" in out.getvalue()


@pytest.fixture
def schema():
    cache.clear()
    return schemathesis.openapi.from_wsgi("/api/schema/?format=json", application)


@pytest.fixture
def token() -> str:
    """A token of somebody who sees all cases: programs of staff are let in."""
    head = officer("head", permissions=("view_case", "handle_case", "view_all_cases"))
    scopes = ("read", "write", "identity", "files", "give")
    return token_of(head, *(f"cases:{name}" for name in scopes))


def test_every_answer_is_as_the_schema_says(schema, token) -> None:
    asked = 0
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case) -> None:
            cache.clear()
            # Its client does not unpack what is packed.
            headers = {"Accept-Encoding": "identity", "Authorization": f"Bearer {token}"}
            case.call_and_validate(checks=CHECKS, headers=headers)

        ask()
        asked += 1
    told = [method for path in schema.raw_schema["paths"].values() for method in path]
    assert asked == len([method for method in told if method in METHODS]) >= 44
