"""A citizen files a complaint, a request, a report: each with what it needs and no more."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.cases.enums import Identity
from participation.cases.models import Applicant, CaseFile
from participation.cases.numbers import is_key_of, read_key, read_number
from participation.common.models import PrivateFile, Unit
from participation.common.tick import run_tick
from participation.complaints.models import Complaint
from persian.jalali import format_full
from tests.participation.cases.cast import MOBILE, VALID_ID, Province, category, unit
from tests.participation.common.files.samples import pdf, pictures
from tests.participation.complaints import categories
from tests.participation.complaints.questions import question_of
from tests.participation.complaints.walking import NEW, TEXT, Walker, the_case

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_a_complaint_goes_from_the_choice_to_number_and_key(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check().send()

    case = the_case()
    assert read_number(walker.number) == case.number
    assert is_key_of(case.number, read_key(walker.key), case.key_hash)
    assert "شکایت شما ثبت شد" in walker.page
    assert case.due_date is not None
    assert f"تا {format_full(case.due_date)}" in walker.page
    assert Complaint.objects.get(case=case).text == TEXT
    person = Applicant.objects.get(case=case)
    assert (person.name, person.national_id, person.mobile) == (
        "شهروند نشان‌دار",
        VALID_ID,
        MOBILE,
    )
    assert case.identity == Identity.FULL


def test_a_request_asks_for_a_mobile_and_nothing_else(client: Client, province: Province) -> None:
    walker = Walker(client).begin(categories.request(province))
    walker.tell(text=TEXT).tell()
    assert walker.at == f"{NEW}you/"
    assert "شمارهٔ موبایل" in walker.page
    assert "کد ملی" not in walker.page
    walker.tell(mobile="+98 913 123 4567").send()

    assert "درخواست شما ثبت شد" in walker.page
    person = Applicant.objects.get(case=the_case())
    assert (person.mobile, person.name, person.national_id) == (MOBILE, "", "")


def test_a_report_asks_nothing_about_the_sender_and_says_so(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(categories.report(province))
    assert "گام ۲ از ۴" in walker.page
    walker.tell(text=TEXT).tell()
    assert walker.at == f"{NEW}check/"
    assert "گزارش بی‌نام ثبت می‌شود" in walker.page
    walker.send()

    assert "این کلید تنها راه بازگشت به گزارش شماست" in walker.page
    assert "پیامک می‌گیرید" not in walker.page
    assert the_case().is_restricted
    assert not Applicant.objects.exists()


def test_emergency_numbers_stand_before_everything_else(client: Client, province: Province) -> None:
    asked = categories.report(province)
    page = client.get(NEW, {"category": asked.slug}).content.decode()
    main = page[page.index("<main") :]
    assert main.index("اورژانس اجتماعی ۱۲۳") < main.index(asked.description)
    assert "۱۲۳" in client.get("/complaints/").content.decode()


def test_it_is_said_who_decides_by_when_and_what_it_is_not_for(
    client: Client, province: Province
) -> None:
    asked = categories.council(province)
    for page in (client.get("/complaints/"), client.get(NEW, {"category": asked.slug})):
        shown = page.content.decode()
        assert asked.refers_to in shown
        assert asked.not_for in shown
        assert "پاسخ تا ۳۰ روز کاری" in shown
    walker = Walker(client).begin(asked)
    walker.to_check(questions={question_of(asked, 0): "no"}).send()
    assert f"تصمیم با {asked.refers_to} است" in walker.page


def test_a_foreign_national_gives_the_own_code(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk))
    walker.tell(text=TEXT).tell()
    walker.tell(name="شهروند", code="۱۲۳۴ ۵۶۷۸ ۹۰۱۲", mobile=MOBILE).send()
    person = Applicant.objects.get(case=the_case())
    assert (person.foreign_code, person.national_id) == ("123456789012", "")


def test_files_go_along_and_a_refused_one_costs_nothing_else(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk)).tell(text=TEXT)
    sent = [
        SimpleUploadedFile("عکس.jpg", pictures.tagged("JPEG"), "image/jpeg"),
        SimpleUploadedFile("نامه.pdf", pdf.plain(1), "application/pdf"),
        SimpleUploadedFile("تصویر.svg", pictures.svg(), "image/svg+xml"),
    ]
    walker.tell(files=sent, send_files="1")
    run_tick(only=["common.check_files"])
    walker.go(f"{NEW}files/")
    assert "این نوع مدرک پذیرفته نمی‌شود" in walker.page
    assert "عکس.jpg" in walker.page
    walker.tell().to_check()
    assert "فرستاده نمی‌شود" in walker.page
    walker.send()

    case = the_case()
    kept = PrivateFile.objects.of("case", str(case.pk))
    assert sorted(file.name for file in kept) == ["عکس.jpg", "نامه.pdf"]
    assert set(CaseFile.objects.filter(case=case).values_list("file_id", flat=True)) == {
        file.pk for file in kept
    }
    assert not PrivateFile.objects.filter(holder_kind="draft").exists()


def test_a_file_can_be_removed_again(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk)).tell(text=TEXT)
    walker.tell(files=[SimpleUploadedFile("نامه.pdf", pdf.plain(1))], send_files="1")
    assert "نامه.pdf" in walker.page
    walker.tell(remove_file=str(PrivateFile.objects.get().pk))
    assert walker.at == f"{NEW}files/"
    assert not PrivateFile.objects.exists()
    assert walker.post(remove_file="\0 no id").status_code == 302


def test_against_is_looked_for_by_letters_and_chosen(client: Client, province: Province) -> None:
    asked = category(province.desk, against=["unit"])
    walker = Walker(client).begin(asked)
    assert walker.at == f"{NEW}against/"
    walker.tell(looked_for="فرمانداري دوم", find="1")
    assert walker.at == f"{NEW}against/"
    assert "فرمانداری دوم" in walker.page
    assert "فرمانداری یکم" not in walker.page
    chosen = f"unit:{province.second.pk}"
    walker.to_check(against={"choice": chosen}).send()

    complaint = Complaint.objects.get()
    assert (complaint.against_kind, complaint.against_id) == ("unit", str(province.second.pk))
    assert the_case().accused.get().unit == province.second


def test_no_register_hides_another_and_a_list_that_is_cut_says_so(
    client: Client, province: Province
) -> None:
    for number in range(25):
        unit(f"ادارهٔ {number:02}", parent=province.root)
    asked = category(province.desk, against=["unit", "office"])
    page = Walker(client).begin(asked).page
    assert page.count('name="choice"') == 21
    assert province.office.name in page
    assert "بیش از این هم هست" in page


def test_where_no_register_has_anything_the_name_alone_is_asked(
    client: Client, province: Province
) -> None:
    Unit.objects.filter(pk=province.office.pk).delete()
    walker = Walker(client).begin(category(province.desk, against=["office"]))
    assert 'name="choice"' not in walker.page
    assert "نام نهاد، واحد یا کارمند" in walker.page
    walker.refused()
    assert '<a href="#id_name">' in walker.page
    walker.to_check(against={"name": "شورای نمونه"}).send()
    assert Complaint.objects.get().against_name == "شورای نمونه"


def test_a_name_that_stands_in_no_list_is_taken_as_it_is(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk, against=["unit"]))
    walker.tell(looked_for="بی‌نشان", find="1")
    assert "در فهرست‌های ما نامی با این حرف‌ها نیست" in walker.page
    walker.to_check(against={"name": "شركت نمونه"}).send()
    assert Complaint.objects.get().against_name == "شرکت نمونه"


@pytest.mark.parametrize("choice", ["office:1", "unit:999999", "unit:", "x", "unit:\0", "🙂:1"])
def test_nobody_is_accused_who_is_not_in_the_lists_of_the_category(
    client: Client, province: Province, choice: str
) -> None:
    walker = Walker(client).begin(category(province.desk, against=["unit"]))
    walker.refused(choice=choice)
    assert walker.go(f"{NEW}story/").at == f"{NEW}against/"


def test_where_it_is_routed_and_what_the_accused_may_not_see_is_shown_nowhere(
    client: Client, province: Province
) -> None:
    asked = category(province.desk, against=["unit"], goes_to_county=True)
    walker = Walker(client).begin(asked)
    told = {
        "against": {"choice": f"unit:{province.first.pk}"},
        "story": {"text": TEXT, "county": str(province.county.pk)},
    }
    pages = walker.to_check(**told).page + walker.send().page
    assert the_case().unit == province.root
    assert str(province.county) in pages
    for name in (province.root.name, province.desk.name):
        assert name not in pages
