"""After an upgrade ``setup_site`` does what is safe by itself, and undoes nothing of the office."""

import pytest

from tests.own_site import own_site

pytestmark = [pytest.mark.django_db, pytest.mark.db]

# A site as an older version left it: without a permission, with a case that no word leads to, and
# with names that nobody compares others with.
OLDER = """
import uuid
from django.contrib.auth.models import Group, Permission
from wagtail.models import Page
from participation.cases.models import CaseToken
from participation.common.models import County
from participation.place_names.models import PlaceKind
from participation.place_names.services import register_place
from search.names.models import KeptName
from tests.participation.cases.cast import Province, category, filed
for name in ("یکم", "دوم")[County.objects.count() :]:
    County.objects.create(name=f"شهرستان {name}", slug=uuid.uuid4().hex)
filed(category(Province().desk))
street, here = PlaceKind.objects.get(name="خیابان"), County.objects.first()
for name in ("کاوه", "نشاط"):
    register_place(kind=street, county=here, name=name)
KeptName.objects.filter(text="کاوه").delete()
CaseToken.objects.all().delete()
Page.objects.get(depth=2).add_child(instance=Page(title="خبر"))
Permission.objects.filter(codename="approve_answer").delete()
Group.objects.get(name="ناظر پرونده‌ها").permissions.clear()
"""
NOW = """
from django.contrib.auth.models import Group
from participation.cases.models import CaseToken
from search.names.models import KeptName
print(*Group.objects.filter(permissions__codename="approve_answer").order_by("name"), sep="، ")
print(Group.objects.get(name="ناظر پرونده‌ها").permissions.count(), CaseToken.objects.exists())
print(*KeptName.objects.order_by("text").values_list("text", flat=True))
"""


def test_groups_get_new_permissions_and_cases_are_found_and_then_nothing_is_left_to_do() -> None:
    with own_site() as site:
        assert site.manage("setup_groups").returncode == 0
        # Any migration that is missing makes an upgrade of it.
        back = site.manage("migrate", "staff_access", "0001")
        assert back.returncode == 0, back.stderr
        site.run(OLDER)

        done = site.manage("setup_site")
        assert done.returncode == 0, done.stderr
        assert "Group «رئیس واحد» has new permissions." in done.stdout
        assert "1 cases indexed." in done.stdout
        assert "1 names entered or removed." in done.stdout
        assert site.run(NOW).splitlines() == [
            "رئیس واحد، مدیر پرونده‌ها",
            "0 True",
            "نشاط کاوه",
        ]
        assert site.manage("setup_site").stdout == ""
