"""Two officers who award plans of one call in the same moment, from processes of their own."""

import json

import pytest

from tests.own_site import own_site
from tests.participation.place_names.test_at_once import sent_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.db]

# Two officers, a closed call of 700 million, two plans of 500 million each under review.
OFFICE = """
import io, json
from django.contrib.auth.models import Group
from django.core.management import call_command
from participation.cases.actors import staff
from participation.cases.services.transitions import perform
from participation.common.models import County, User
from tests.participation.cases.cast import Province, officer
from tests.participation.ngos.projects.running import call, close, decided, plan, speaking
call_command("setup_groups", verbosity=0, stdout=io.StringIO())
call_command("rebuild_search", changed=True, verbosity=0, stdout=io.StringIO())
province = Province()
for name in ("one", "two"):
    user = officer(name, province.root, province.desk, permissions=())
    user.groups.set(Group.objects.filter(name="کارشناس طرح‌های سمن‌ها"))
one = call(budget=700_000_000)
plans = [
    plan(one, speaking(name, mobile), province.county)
    for name, mobile in (("یاران کودک", "09131112233"), ("مهر بانو", "09131112244"))
]
close(one)
for each in plans:
    perform(each.pk, "accept", by=staff(User.objects.get(username="one")))
print(json.dumps({
    "plans": [str(each.pk) for each in plans], "resolution": decided().pk,
    "supervisor": province.first.pk, "call": one.pk,
}))
"""


def test_of_two_awards_at_once_one_is_entered_and_the_budget_holds() -> None:
    with own_site() as site:
        office = json.loads(site.run(OFFICE).splitlines()[-1])
        told = {
            "do": "award", "resolution": office["resolution"], "amount": "400000000",
            "starts_on": "1405/09/10", "supervisor": office["supervisor"], "title": "طرح",
            "summary": "شرح طرح",
        }  # fmt: skip
        sendings = [(f"/admin/ngo-plans/{pk}/", dict(told)) for pk in office["plans"]]
        answers = sent_at_once(site, *sendings)

        assert [status for status, _page in answers] == [302, 422], answers
        assert "۳۰۰٬۰۰۰٬۰۰۰" in answers[1][1]
        (row,) = site.query("SELECT awarded FROM ngo_projects_call WHERE id = ?", office["call"])
        assert row == (400_000_000,)
        ((projects,),) = site.query("SELECT COUNT(*) FROM ngo_projects_project")
        assert projects == 1
