"""Programs that work with a token of a member of staff."""

import json

from django.test import Client

from participation.common.models import User
from tests.participation.staff_access.tokens import token_of

CASES = "/api/v1/staff/cases/"


class Program:
    """A program with a token."""

    def __init__(self, user: User, *scopes: str) -> None:
        self.client = Client()
        token = token_of(user, *scopes)
        self.headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str = "", **asked: str):
        return self.client.get(f"{CASES}{path}", asked, headers=self.headers)

    def post(self, path: str, key: str = "", **told):
        headers = self.headers | ({"Idempotency-Key": key} if key else {})
        return self.client.post(
            f"{CASES}{path}", json.dumps(told), "application/json", headers=headers
        )
