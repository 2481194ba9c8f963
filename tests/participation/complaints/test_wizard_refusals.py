"""What a step refuses is kept and shown again; nobody is asked to send a form a second time."""

import pytest
from django.test import Client

from participation.cases.models import Case, Draft
from participation.complaints.models import Complaint
from tests.participation.cases.cast import MOBILE, VALID_ID, Province, category
from tests.participation.complaints import categories
from tests.participation.complaints.questions import question_of
from tests.participation.complaints.walking import NEW, PERSON, TEXT, Walker

pytestmark = [pytest.mark.django_db, pytest.mark.db]

FAULTY = {"name": "شهروند نشان‌دار", "code": "۱۲۳۴۵۶۷۸۹۰", "mobile": "۰۹۱۲۰۰۰۰۰"}


def at_you(client: Client, province: Province) -> Walker:
    """A walker at the step about the sender."""
    return Walker(client).begin(category(province.desk)).tell(text=TEXT).tell()


def test_a_refused_step_leads_to_its_page_with_nothing_of_anybody_in_the_address(
    client: Client, province: Province
) -> None:
    walker = at_you(client, province)
    answer = walker.post(**FAULTY)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{NEW}you/")
    for _visit in range(2):
        walker.go(f"{NEW}you/")
        assert "این کد ملی درست نیست" in walker.page
        assert "شما ۹ رقم" in walker.page
        for typed in FAULTY.values():
            assert f'value="{typed}"' in walker.page
    walker.tell(**PERSON)
    assert walker.at == f"{NEW}check/"
    assert 'class="summary"' not in walker.go(f"{NEW}you/").page


def test_what_was_refused_is_sent_by_no_other_page(client: Client, province: Province) -> None:
    walker = at_you(client, province).tell(**PERSON)
    edit = Walker(client).go(f"{NEW}you/?then=check")
    answer = client.post(f"{NEW}you/?then=check", {**edit.hidden(), **FAULTY})
    assert answer.headers["Location"] == f"{NEW}you/?then=check"
    # The page of the check that is still open elsewhere leads to what is wrong; nothing is sent.
    answer = walker.post(consent="on")
    assert answer.headers["Location"] == f"{NEW}you/"
    assert not Case.objects.exists()
    walker.go(f"{NEW}check/")
    assert walker.at == f"{NEW}you/"
    assert FAULTY["code"] in walker.page
    walker.tell(**PERSON).send()
    assert Complaint.objects.get().text == TEXT


def test_a_refusal_in_one_tab_harms_no_other(client: Client, province: Province) -> None:
    one = at_you(client, province)
    two = Walker(client).go(f"{NEW}story/")
    one.refused(**FAULTY)
    two.tell(text="از پنجرهٔ دوم")
    assert 'class="summary"' not in two.go(f"{NEW}story/").page
    # Whoever stands at the same step keeps what stands in his window, and is told of the other.
    same = Walker(client).go(one.at)
    one.refused(**FAULTY | {"name": "نام نخست"})
    answer = same.post(name="نام دیگر", code=VALID_ID, mobile=MOBILE)
    assert answer.status_code == 409
    assert "نام دیگر" in answer.content.decode()
    assert "نام نخست" in one.go(one.at).page


def test_the_same_refusal_twice_writes_once(client: Client, province: Province) -> None:
    walker = at_you(client, province)
    for _click in range(2):
        assert walker.post(**FAULTY).status_code == 303
    before = Draft.objects.get().version
    walker.refused(**FAULTY)
    assert Draft.objects.get().version == before


def test_what_becomes_right_by_itself_is_refused_no_more(
    client: Client, province: Province
) -> None:
    asked = category(province.desk, goes_to_county=True)
    walker = Walker(client).begin(asked).refused(text=TEXT)
    asked.goes_to_county = False
    asked.save()
    assert 'class="summary"' not in walker.go(f"{NEW}story/").page
    assert walker.tell(text=TEXT).at == f"{NEW}files/"
    assert walker.go(f"{NEW}check/").at == f"{NEW}files/"


def test_a_text_that_is_too_long_to_be_kept_stays_whole_on_the_page(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk))
    text = "متن بلند. " * 2_500 + "پایان"
    answer = walker.post(text=text)
    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert "نویسه کوتاه‌ترش کنید" in answer.content.decode()


@pytest.mark.parametrize(
    "told", ["", "x", "consent&told=x", "file", "stale&told=consent&told=words"]
)
def test_reasons_in_the_address_of_the_check_send_nothing(
    client: Client, province: Province, told: str
) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check()
    page = walker.go(f"{NEW}check/?told={told}").page
    assert ('class="summary"' in page) == (told not in {"", "x"})
    assert not Case.objects.exists()
    assert walker.send().at == f"{NEW}done/"


def test_the_summary_names_the_question_where_the_fault_does_not(
    client: Client, province: Province
) -> None:
    asked = categories.council(province)
    page = Walker(client).begin(asked).refused().page
    question = next(iter(asked.questions.all()))
    box = f"id_{question_of(asked, 0)}_0"
    assert f'<a href="#{box}">{question.label} به این پرسش پاسخ دهید.</a>' in page
    assert f'id="{box}"' in page
