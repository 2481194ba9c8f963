"""Before applying: who issues what, and whether a name is free."""

import pytest
from django.test import Client

from participation.cases.models import Case, Draft
from participation.common.models import Unit
from participation.ngos.applications.models import Application
from participation.ngos.guide.models import LevelGuide
from tests.participation.ngos.applications.applying import NEW, Walker

pytestmark = [pytest.mark.django_db, pytest.mark.db]
GUIDE = "/ngos/apply/"


def test_each_level_says_who_issues_what_is_needed_how_long_and_who_decides(
    client: Client,
) -> None:
    text = client.get(GUIDE).content.decode()
    for word in ("فرمانداری", "استانداری", "وزارت کشور", "بهزیستی", "ورزش و جوانان"):
        assert word in text
    assert "پیش‌نویس اساسنامه" in text
    assert "هیئت نظارت شهرستان" in text
    assert "۶۰ روز" in text
    assert text.count("ثبت درخواست") == 2


def test_a_name_is_compared_and_reserved_words_are_told(client: Client) -> None:
    text = client.get(GUIDE, {"name": "انجمن یاران وزارت"}).content.decode()
    assert "این نام به‌دشواری پذیرفته می‌شود" in text
    assert "نام نزدیکی پیدا نشد" in client.get(GUIDE, {"name": "یاران آبان"}).content.decode()
    assert client.get(GUIDE, {"name": ""}).status_code == 422


def test_a_level_that_is_only_guided_begins_nothing(client: Client, governorate: Unit) -> None:
    answer = client.post(NEW, {"level": "nation"})
    assert answer.headers["Location"] == f"{GUIDE}#nation"
    assert not Draft.objects.exists()


def test_an_application_that_was_made_at_the_ministry_is_followed_by_its_code_and_day(
    client: Client, governorate: Unit
) -> None:
    LevelGuide.objects.filter(level="province").update(mode="file")
    walker = Walker(client).begin_at("province")
    for name in ("name", "work", "place"):
        walker.section(name)
    walker.go(f"{NEW}outside/").refused(outside_code="", outside_on="1410/01/01")
    walker.tell(outside_code="۱۴۰۵۱۲۳۴", outside_on="1405/02/03")
    walker.person(1).confirm(1)
    walker.go(f"{NEW}files/").tell().go(f"{NEW}check/").send()

    application = Application.objects.get()
    assert (application.outside_code, application.people.count()) == ("14051234", 1)
    assert Case.objects.get().title.endswith("یاران آبان")
