"""Invented outcomes, written and approved by two people of the demonstration."""

import datetime as dt
import tomllib
import uuid
from pathlib import Path

from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils import timezone

from cms.demo.reading import Row
from participation.common.clock import moved_to
from participation.common.models import County, User
from participation.complaints.models import Category, Outcome
from participation.complaints.outcomes.guards import OutcomeText
from participation.complaints.outcomes.services import (
    approve_outcome,
    propose_outcome,
    write_outcome,
)

CONTENT = Path(__file__).parent / "content" / "outcomes.toml"
NAMESPACE = uuid.UUID("6d6f7368-6172-6b61-7400-64656d6f0002")
WRITER = ("demo-writer", "نویسندهٔ", ("add_outcome", "change_outcome", "view_outcome"))
APPROVER = ("demo-approver", "تأییدکنندهٔ", ("approve_outcome", "view_outcome"))


def load_outcomes(categories: dict[str, Category]) -> int:
    """Make the invented outcomes that are missing; return how many.

    One that is there is left as staff made it, also where they have taken it down.
    """
    rows = tomllib.loads(CONTENT.read_text(encoding="utf-8"))["outcome"]
    there = set(Outcome.objects.filter(token__isnull=False).values_list("token", flat=True))
    missing = [row for row in rows if _token(row) not in there]
    if not missing:
        return 0
    writer, approver = _person(*WRITER), _person(*APPROVER)
    counties = {county.name: county for county in County.objects.all()}
    for row in sorted(missing, key=lambda row: -row["days"]):
        _tell(row, categories[row["category"]], counties, writer, approver)
    return len(missing)


@transaction.atomic
def _tell(
    row: Row, category: Category, counties: dict[str, County], writer: User, approver: User
) -> None:
    text = OutcomeText(
        category=category,
        county=counties[row["county"]] if "county" in row else None,
        title=row["title"],
        problem=row["problem"],
        result=row["result"],
    )
    published = timezone.now() - dt.timedelta(days=row["days"])
    with moved_to(published - dt.timedelta(days=2)):
        draft = write_outcome(text=text, by=writer, token=_token(row), is_demo=True)
        waiting = propose_outcome(outcome=draft, version=draft.version, by=writer)
    with moved_to(published):
        approve_outcome(outcome=waiting, version=waiting.version, by=approver)


def _token(row: Row) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, row["key"])


def _person(username: str, first: str, codes: tuple[str, ...]) -> User:
    """Return somebody of the demonstration's desk; nobody can sign in as it."""
    user, is_new = User.objects.get_or_create(
        username=username, defaults={"first_name": first, "last_name": "نمایشی"}
    )
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        user.user_permissions.set(
            Permission.objects.filter(content_type__app_label="complaints", codename__in=codes)
        )
    return User.objects.get(pk=user.pk)
