"""An officer at the screen of a case."""

from typing import Any

from django.test import Client

from participation.cases.models import Case
from participation.common.models import User

SEAL = ("view_case", "handle_case", "seal_case")


def signed_in(user: User) -> Client:
    """A browser of a member of staff."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(case: Case) -> str:
    """The screen of a case."""
    return f"/admin/cases/{case.pk}/"


def do(client: Client, case: Case, name: str, **given: Any) -> Any:
    """Press a button of the screen."""
    return client.post(address(case), {"do": name, "version": case.version, **given})
