"""What an NGO itself asks for: renewal, another name, address, statute, a branch, its end."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from participation.cases.models import Answer, Case
from participation.common.clock import today
from participation.common.models import County
from participation.ngos import services
from participation.ngos.applications.models import Inquiry, InquiryAuthority
from participation.ngos.changes.models import Change
from participation.ngos.models import Ngo, NgoVersion, Permit
from participation.ngos.representatives import mobile_of
from persian.deadlines import add_jalali_months
from persian.jalali import format_short
from tests.participation.ngos.applications.applying import mobile
from tests.participation.ngos.applications.reviewing import taken_up
from tests.participation.ngos.applications.test_decisions import a_resolution
from tests.participation.ngos.changes.changing import (
    MOBILE,
    NEW,
    NEWCOMER,
    Walker,
    act,
    done,
    judged,
    newcomer,
    of_nine,
)
from tests.participation.ngos.changes.test_one_of_nine import asked_and_answered
from tests.participation.ngos.factories import activity

pytestmark = [pytest.mark.django_db, pytest.mark.db, pytest.mark.usefixtures("governorate")]
TODAY = format_short(today())
GAZETTE = {"assembly_on": TODAY, "gazette_number": "۲۳۴۵۶", "gazette_on": TODAY}


@pytest.fixture
def permit() -> Permit:
    """A permit that ends in a month."""
    return of_nine(valid_until=today() + timedelta(days=30))


def sent(client: Client, permit: Permit, sort: str, *papers: str, **told: Any) -> Case:
    """Ask for a change, with these papers."""
    walker = Walker(client).enter(permit).choose(sort).tell(**told)
    if papers:
        walker.papers(*papers)
    else:
        walker.tell()
    walker.send()
    return Case.objects.get(kind="ngo_change")


def decided(desk: Client, case: Case) -> None:
    """Let the papers be accepted and the board approve."""
    taken_up(desk, case)
    judged(desk, case)
    done(desk, case, "to_board")
    done(desk, case, "approve", resolution=a_resolution().pk)


def made_by(case: Case) -> NgoVersion:
    """Return the version of the register that a case has made."""
    made = Change.objects.get(case=case).made
    assert made is not None
    return made


def test_a_renewal_needs_minutes_gazette_and_report_and_adds_the_term_of_the_rules(
    client: Client, permit: Permit, desk: Client
) -> None:
    walker = Walker(client).enter(permit).choose("renewal").tell(**GAZETTE)
    walker.upload(2).name_papers("0-assembly", "0-gazette")
    assert walker.go(f"{NEW}check/").at == f"{NEW}papers/"
    assert "گزارش سالانه" in walker.page
    walker.upload(1).name_papers("0-assembly", "0-gazette", "0-report").send()
    case, until = Case.objects.get(kind="ngo_change"), permit.valid_until
    decided(desk, case)
    permit.refresh_from_db()
    following = until + timedelta(days=1)
    assert permit.valid_until == add_jalali_months(following, 24) - timedelta(days=1)
    assert not Inquiry.objects.exists()
    version = made_by(case)
    assert (version.act, version.decision is not None) == ("renewed", True)


def test_a_renewal_is_offered_only_once_it_is_due(client: Client) -> None:
    walker = Walker(client).enter(of_nine())
    assert 'value="board"' in walker.page
    assert 'value="renewal"' not in walker.page


def test_another_name_is_given_once_the_board_approves(
    client: Client, permit: Permit, desk: Client
) -> None:
    word = permit.ngo.prefix_id
    walker = Walker(client).enter(permit).choose("name")
    walker.refused(word=word, name=permit.ngo.name)
    assert "همین نام" in walker.page
    walker.tell(word=word, name="مهرورزان آبان").papers("0-assembly").send()
    case = Case.objects.get(kind="ngo_change")
    assert Ngo.objects.get(pk=permit.ngo_id).name == "یاران کودک"
    decided(desk, case)
    assert Ngo.objects.get(pk=permit.ngo_id).name == "مهرورزان آبان"
    assert made_by(case).act == "renamed"


def test_a_name_that_another_got_meanwhile_is_refused_and_nothing_is_entered(
    client: Client, permit: Permit, desk: Client
) -> None:
    from tests.participation.ngos.factories import ngo  # noqa: PLC0415

    told = {"word": permit.ngo.prefix_id, "name": "مهرورزان آبان"}
    case = sent(client, permit, "name", "0-assembly", **told)
    ngo("مهرورزان آبان")
    taken_up(desk, case)
    judged(desk, case)
    done(desk, case, "to_board")
    answer = act(desk, case, "approve", resolution=a_resolution().pk)
    assert answer.status_code == 422
    assert "مهرورزان آبان" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).state == "board"


def test_the_office_enters_another_address_without_a_board(
    client: Client, permit: Permit, desk: Client
) -> None:
    told = {"address": "خیابان تازه، پلاک ۷", "mobile": mobile(5)}
    case = sent(client, permit, "contact", **told)
    taken_up(desk, case)
    assert act(desk, case, "to_board").status_code == 302
    assert Case.objects.get(pk=case.pk).state == "review"
    done(desk, case, "grant")
    ngo = Ngo.objects.get(pk=permit.ngo_id)
    assert (ngo.address, mobile_of(ngo)) == ("خیابان تازه، پلاک ۷", mobile(5))
    assert (made_by(case).act, Case.objects.get(pk=case.pk).state) == ("contact", "done")
    assert Answer.objects.filter(case=case).count() == 1


def test_what_the_register_says_already_is_no_change(client: Client, permit: Permit) -> None:
    kept = "خیابان نمونه، پلاک ۱"
    services.change_contact(ngo=permit.ngo, changes={"address": kept})
    walker = Walker(client).enter(permit).choose("contact")
    assert kept in walker.page
    walker.refused(address=kept)
    assert not Case.objects.exists()


def test_a_statute_changes_fields_and_gazette_of_the_entry(
    client: Client, permit: Permit, desk: Client
) -> None:
    wanted = activity("محیط زیست")
    told = {
        **GAZETTE,
        "articles": "مادهٔ ۴: کاشت درخت نیز از هدف‌هاست.",
        "scope": "کودکان شهرستان",
        "fields_of_activity": [wanted.pk],
    }
    case = sent(client, permit, "statute", "0-assembly", "0-statute", **told)
    decided(desk, case)
    ngo = Ngo.objects.get(pk=permit.ngo_id)
    assert [one.pk for one in ngo.activity_fields.all()] == [wanted.pk]
    assert (ngo.scope, ngo.gazette_number) == ("کودکان شهرستان", "23456")
    assert made_by(case).act == "changed"


def test_a_branch_needs_the_county_and_stands_in_the_register_with_its_agreement(
    client: Client, permit: Permit, desk: Client
) -> None:
    county = County.objects.in_force().exclude(pk=permit.ngo.county_id)[0]
    walker = Walker(client).enter(permit).choose("branch")
    place = {"city": "شهر نمونه", "address": "میدان یکم، پلاک ۲"}
    walker.refused(county=permit.ngo.county_id, **place)
    walker.tell(county=county.pk, **place)
    head = newcomer()
    head.pop("roles")
    walker.tell(**head).papers("0-assembly", "1-certificate", "1-card").send()
    case = Case.objects.get(kind="ngo_change")
    taken_up(desk, case)
    judged(desk, case)
    asked_and_answered(desk, case)
    assert Inquiry.objects.count() == InquiryAuthority.objects.count()
    refused = act(desk, case, "to_board")
    assert refused.status_code == 422
    assert "شهرستان هنوز موافقت نکرده" in refused.content.decode()
    done(desk, case, "county", agrees="yes", number="۱۴۰۵/۷", on=TODAY)
    done(desk, case, "to_board")
    done(desk, case, "approve", resolution=a_resolution().pk)

    branch = Ngo.objects.get(branch_of=permit.ngo)
    assert (branch.county, branch.representative) == (county, NEWCOMER)
    assert mobile_of(branch) == mobile(1)
    page = client.get(branch.get_absolute_url()).content.decode()
    assert f"فرمانداری {county.name} موافقت کرده است" in page
    assert "۱۴۰۵/۷" in page
    assert branch.title in client.get(permit.ngo.get_absolute_url()).content.decode()
    assert NEWCOMER not in page


def test_an_ngo_ends_itself(client: Client, permit: Permit, desk: Client) -> None:
    told = {**GAZETTE, "liquidator": "مهرداد تسویه‌گر، ۰۹۱۳۰۰۰۰۰۰۰"}
    case = sent(client, permit, "dissolution", "0-assembly", "0-gazette", **told)
    decided(desk, case)
    permit.refresh_from_db()
    assert (permit.state, made_by(case).act) == ("dissolved", "dissolved")
    page = client.get(permit.ngo.get_absolute_url()).content.decode()
    assert "به درخواست خود تشکل" in page
    assert "تسویه‌گر" not in page


def test_nobody_gets_in_by_a_number_alone_or_a_wrong_code(client: Client, permit: Permit) -> None:
    assert client.get(NEW).headers["Location"] == f"{NEW}enter/"
    client.post(f"{NEW}enter/", {"number": permit.number})
    answer = client.post(f"{NEW}code/", {"code": "000000"})
    assert answer.status_code == 422
    assert client.get(NEW).status_code == 302
    assert MOBILE not in answer.content.decode()


def test_what_one_ngo_began_in_a_browser_never_goes_on_under_another(
    client: Client, permit: Permit
) -> None:
    told = {"address": "خیابان پنهان، پلاک ۹"}
    Walker(client).enter(permit).choose("contact").tell(**told)
    other = of_nine(name="باغبانان شهر", number="۹۹۸", mobile="09139998877")
    walker = Walker(client).enter(other, "09139998877").choose("contact")
    assert "خیابان پنهان" not in walker.page
