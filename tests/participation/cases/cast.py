"""The people and places of the tests: a governorate with two counties, and who works there."""

import uuid
from typing import Any

from django.contrib.auth.models import Permission

from participation.cases.services.submission import Person, Submitted
from participation.common.enums import UnitKind, UnitRole
from participation.common.models import County, Unit, UnitMembership, User
from participation.complaints.models import Category
from participation.complaints.services import Against, NewComplaint, file_complaint

VALID_ID = "0010350829"
OTHER_ID = "0077611616"
MOBILE = "09131234567"


def unit(name: str, kind: UnitKind = UnitKind.DESK, **fields: Any) -> Unit:
    """Make a unit."""
    return Unit.objects.create(name=name, kind=kind, **fields)


def officer(
    username: str,
    *units: Unit,
    role: UnitRole = UnitRole.OFFICER,
    permissions: tuple[str, ...] = ("view_case", "handle_case"),
) -> User:
    """Make a member of staff who may enter the admin and has these permissions."""
    user = User.objects.create_user(username, password="a long pass phrase")
    codes = ("access_admin", *permissions)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    for place in units:
        UnitMembership.objects.create(user=user, unit=place, role=role)
    return User.objects.get(pk=user.pk)


def category(unit: Unit, kind: str = "complaint", **fields: Any) -> Category:
    """Make a category that goes to a unit."""
    fields = {"title": f"دستهٔ {kind} {unit.pk}", "description": "برای آزمودن", **fields}
    made = Category(kind=kind, unit=unit, **fields)
    made.full_clean()
    made.save()
    return made


def filed(category: Category, **fields: Any) -> Submitted:
    """File a complaint as a citizen would."""
    fields = {
        "submission": uuid.uuid4(),
        "text": "از مهرماه صورت‌جلسه‌ها روی تابلو نصب نمی‌شود.",
        "consent_version": 1,
        "person": Person(name="شهروند نمونه", national_id=VALID_ID, mobile=MOBILE),
        **fields,
    }
    return file_complaint(NewComplaint(category=category, **fields))


class Province:
    """A governorate, two county governorates below it, a facilitation office in the first."""

    def __init__(self) -> None:
        self.county, self.other_county = County.objects.in_force().order_by("pk")[:2]
        self.root = unit("استانداری آزمون")
        self.desk = unit("دفتر آزمون", parent=self.root)
        kind = UnitKind.COUNTY_GOVERNORATE
        self.first = unit("فرمانداری یکم", kind, parent=self.root, county=self.county)
        self.second = unit("فرمانداری دوم", kind, parent=self.root, county=self.other_county)
        self.office = unit(
            "دفتر محله", UnitKind.FACILITATION_OFFICE, parent=self.first, county=self.county
        )


def against_unit(accused: Unit) -> Against:
    """Return what a citizen chooses who complains about a unit of ours."""
    return Against(kind="unit", id=str(accused.pk))
