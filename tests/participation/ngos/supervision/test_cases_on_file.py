"""Complaints about an NGO on its file: for those who see the case, for nobody else."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry

from participation.cases.models import Case
from participation.common.models import Unit, UnitMembership, User
from participation.complaints.services import Against
from participation.ngos.models import Ngo
from participation.ngos.supervision.models import LinkedCase
from tests.participation.cases.cast import Province, category, filed
from tests.participation.ngos.factories import licensed
from tests.participation.ngos.supervision.stage import soup

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def ngo() -> Ngo:
    return licensed().ngo


@pytest.fixture
def province() -> Province:
    return Province()


@pytest.fixture
def case(province: Province) -> Case:
    """A complaint at the desk of the governorate."""
    return filed(category(province.desk)).case


def works_in(user: User, unit: Unit) -> User:
    """Let somebody work on the cases of a unit."""
    user.groups.add(Group.objects.get(name="کارشناس پرونده"))
    UnitMembership.objects.create(user=user, unit=unit)
    return User.objects.get(pk=user.pk)


def colleague(unit: Unit) -> Client:
    """Return the browser of another officer of NGOs, who works in another unit."""
    user = User.objects.create_user("colleague")
    user.groups.add(Group.objects.get(name="کارشناس تشکل‌ها"))
    client = Client()
    client.force_login(works_in(user, unit))
    return client


def link(client: Client, ngo: Ngo, **typed: object) -> int:
    return client.post(f"/admin/ngo-files/{ngo.pk}/cases/", typed).status_code


def panel(client: Client, ngo: Ngo) -> str:
    page = soup(client.get(f"/admin/ngos/{ngo.pk}/"))
    found = page.select_one("#cases-section")
    return found.decode() if found else ""


def test_a_case_is_put_on_the_file_once_and_seen_by_those_who_see_it(
    client: Client, registrar: User, ngo: Ngo, case: Case, province: Province
) -> None:
    works_in(registrar, province.desk)
    for _click in range(2):
        assert link(client, ngo, number=case.number) == 302
    assert LinkedCase.objects.count() == 1
    assert str(case.pk) in panel(client, ngo)
    other = colleague(province.second)
    shown = panel(other, ngo)
    assert str(case.pk) not in shown
    assert "پرونده‌ای دربارهٔ آن نمی‌بینید" in shown
    # He is told the same of it as of a number that nobody has.
    told = [
        soup(other.post(f"/admin/ngo-files/{ngo.pk}/cases/", {"number": number}))
        .select_one(".error-message").get_text(strip=True)
        for number in (case.number, "1405-000000-0", "چیزی")
    ]  # fmt: skip
    assert len(set(told)) == 1
    on_file = LinkedCase.objects.get().pk
    assert link(other, ngo, off=on_file) == 404
    assert LinkedCase.objects.exists()
    assert link(client, ngo, off=on_file) == 302
    assert not LinkedCase.objects.exists()


def test_a_case_against_an_ngo_stands_on_its_file_by_itself(
    client: Client, registrar: User, ngo: Ngo, province: Province
) -> None:
    works_in(registrar, province.desk)
    about = category(province.desk, against=["ngo"])
    case = filed(about, against=Against(kind="ngo", id=str(ngo.pk))).case
    assert str(case.pk) in panel(client, ngo)
    assert str(case.pk) not in panel(client, licensed("دیگری").ngo)
    assert str(case.pk) not in panel(colleague(province.second), ngo)


def test_nothing_public_and_no_log_tells_of_it(
    client: Client, registrar: User, ngo: Ngo, case: Case, province: Province
) -> None:
    works_in(registrar, province.desk)
    assert link(client, ngo, number=case.number) == 302
    for path in (ngo.get_absolute_url(), f"/api/v1/ngos/{ngo.pk}/", "/ngos/"):
        page = Client().get(path).content.decode()
        assert case.number not in page
        assert str(case.pk) not in page
    log = ModelLogEntry.objects.filter(action="ngos_supervision.case_linked").get()
    assert case.number not in str((log.data, log.label))


def test_who_keeps_the_register_without_cases_sees_no_panel(
    client: Client, registrar: User, ngo: Ngo, case: Case
) -> None:
    assert panel(client, ngo) == ""
    assert link(client, ngo, number=case.number) == 404
    assert not LinkedCase.objects.exists()


def test_officers_of_cases_without_the_register_find_no_file(
    client: Client, registrar: User, ngo: Ngo, case: Case, province: Province
) -> None:
    someone = User.objects.create_user("someone")
    client.force_login(works_in(someone, province.desk))
    assert link(client, ngo, number=case.number) == 404
