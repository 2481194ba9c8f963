"""Referring a case as its form does."""

import uuid
from typing import Any

from django.test import Client

from participation.cases.models import Case, Referral
from participation.common.models import User
from tests.participation.cases.at_the_desk import address

NEW = "referrals/new/"
ASKED = "فردا از محل بازدید و نتیجه را گزارش کنید."


def rows(*recipients: tuple[str, str], **more: str) -> dict[str, str]:
    """What the form sends: each recipient with its purpose."""
    sent = {"token": str(uuid.uuid4()), "to-TOTAL_FORMS": str(len(recipients))}
    sent |= {"to-INITIAL_FORMS": "0"}
    for index, (to, purpose) in enumerate(recipients):
        sent |= {f"to-{index}-to": to, f"to-{index}-purpose": purpose, f"to-{index}-returns": "on"}
        sent |= {f"to-{index}-{name}": value for name, value in more.items()}
    return sent


def to_unit(unit: Any) -> str:
    return f"unit-{unit.pk}"


def to_person(user: User) -> str:
    return f"person-{user.pk}"


def refer(client: Client, case: Case, *recipients: tuple[str, str], **more: str) -> Any:
    """Refer a case through its form."""
    return client.post(address(case) + NEW, rows(*recipients, **more))


def referral(case: Case) -> Referral:
    """The only referral."""
    return Referral.objects.get(case=case)


def at(row: Referral, end: str = "") -> str:
    return f"{address(row.case)}referrals/{row.pk}/{end}"
