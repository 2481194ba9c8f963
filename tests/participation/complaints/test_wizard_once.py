"""One submission is one case, whoever presses how often; and one browser's is nobody else's."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from participation.cases.models import Case, CaseSettings, Draft, Receipt
from participation.common.models import AccessLink, OutboxMessage, PrivateFile
from participation.common.tick import run_tick
from participation.complaints.models import Complaint
from tests.own_site import own_site
from tests.participation.cases.cast import Province, category
from tests.participation.common.files.samples import pdf
from tests.participation.common.pdf.reading import text_of
from tests.participation.complaints import categories
from tests.participation.complaints.walking import NEW, TEXT, Walker, the_case

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_a_retry_after_a_lost_answer_gives_the_same_number_and_key(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check()
    lost = {**walker.hidden(), "consent": "on"}
    client.post(walker.at, lost)
    walker.tell(consent="on")
    shown = (walker.number, walker.key)
    client.post(f"{NEW}check/", lost)
    assert (walker.go(f"{NEW}done/").number, walker.key) == shown
    assert Case.objects.count() == OutboxMessage.objects.count() == 1


MAKE = "from tests.whole_site.holds.drafts import make_drafts; make_drafts(1)"
SEND = """
import sys
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
from django.test import Client
from participation.common.files import purposes
client = Client()
client.cookies["complaint-draft"] = TOKEN
page = client.get("/complaints/new/check/").content.decode()
import re
hidden = dict(re.findall(r'type="hidden" name="(\\w+)" value="([^"]*)"', page))
print("ready", flush=True)
sys.stdin.readline()
answer = client.post("/complaints/new/check/", {**hidden, "consent": "on"})
print(answer.status_code, answer.headers.get("Location"))
page = client.get("/complaints/new/done/").content.decode().replace("\\n", "")
print(re.findall(r'class="(?:case-no|key)">(.*?)</p>', page))
"""


def test_several_who_send_the_same_draft_at_once_get_one_case() -> None:
    with own_site() as site:
        (draft,) = json.loads(site.run(MAKE))
        code = SEND.replace("TOKEN", repr(draft["token"]))
        children = [site.start(code) for _ in range(3)]
        for child in children:
            assert child.stdout.readline() == "ready\n", child.stderr.read()
        for child in children:
            child.stdin.write("\n")
            child.stdin.flush()
        told = [child.communicate(timeout=120) for child in children]
        assert [child.returncode for child in children] == [0, 0, 0], told
        assert len({out for out, _err in told}) == 1, told
        assert told[0][0].startswith("302 /complaints/new/done/")
        assert site.query("SELECT count(*) FROM cases_case") == [(1,)]
        assert site.query("SELECT count(*) FROM common_outboxmessage") == [(1,)]


def test_two_tabs_at_different_steps_lose_nothing(client: Client, province: Province) -> None:
    one = Walker(client).begin(category(province.desk)).tell(text=TEXT).tell()
    two = Walker(client).go(f"{NEW}story/")
    one.tell(name="یکم", code="0010350829", mobile="09131234567")
    two.tell(text="از پنجرهٔ دوم")
    page = one.go(f"{NEW}check/").page
    assert "یکم" in page
    assert "از پنجرهٔ دوم" in page


def test_the_later_of_two_tabs_at_one_step_is_told_and_keeps_what_it_typed(
    client: Client, province: Province
) -> None:
    one = Walker(client).begin(category(province.desk))
    two = Walker(client).go(f"{NEW}story/")
    one.tell(text="از پنجرهٔ یکم")
    told = two.post(text="از پنجرهٔ دوم")
    assert told.status_code == 409
    two.page = told.content.decode()
    assert "در پنجره‌ای دیگر تغییر کرده است" in two.page
    assert "از پنجرهٔ دوم" in two.page
    assert "از پنجرهٔ یکم" in Walker(client).go(f"{NEW}story/").page
    two.tell(text="از پنجرهٔ دوم")
    assert "از پنجرهٔ دوم" in two.go(f"{NEW}story/").page


def test_what_another_tab_changed_is_read_before_it_is_sent(
    client: Client, province: Province
) -> None:
    one = Walker(client).begin(category(province.desk)).to_check()
    Walker(client).go(f"{NEW}story/").tell(text="شرح دیگر")
    one.refused(consent="on")
    assert "چیزی در پنجره‌ای دیگر تغییر کرده است" in one.page
    assert "شرح دیگر" in one.page
    assert not Case.objects.exists()
    one.send()
    assert Complaint.objects.get().text == "شرح دیگر"


def test_consent_is_asked_in_its_words_of_today_and_its_version_is_kept(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check()
    assert "بی پذیرش شما" in walker.refused().page
    assert "بی پذیرش شما" not in walker.go(f"{NEW}check/").page
    settings = CaseSettings.load()
    settings.consent_text = "متن تازهٔ پذیرش"
    settings.save()
    walker.refused(consent="on")
    assert "متن تازهٔ پذیرش" in walker.page
    assert "متن پذیرش تغییر کرده" in walker.page
    walker.send()
    assert Complaint.objects.get().consent_version == settings.consent_version == 2


def test_leaving_deletes_draft_files_and_cookie(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk)).tell(text=TEXT)
    walker.tell(files=[SimpleUploadedFile("نامه.pdf", pdf.plain(1))])
    assert Draft.objects.exists()
    assert PrivateFile.objects.exists()
    token = client.cookies["complaint-draft"].value
    answer = client.post(f"{NEW}leave/")
    assert answer.headers["Location"] == f"{NEW}left/"
    assert not Draft.objects.exists()
    assert not PrivateFile.objects.exists()
    assert not AccessLink.objects.alive().exists()
    assert client.cookies["complaint-draft"].value == ""
    client.cookies["complaint-draft"] = token
    assert "فرم بازی نیست" in client.get(f"{NEW}story/").content.decode()
    assert client.post(f"{NEW}leave/").status_code == 302


def test_after_sending_the_draft_holds_nothing_and_the_key_can_be_shown_for_a_while(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check().send()
    shown = (walker.number, walker.key)
    assert Draft.objects.get().data == ""
    assert (walker.go(f"{NEW}done/").number, walker.key) == shown
    for name in ("story", "check"):
        assert walker.go(f"{NEW}{name}/").at == f"{NEW}done/"
    assert client.post(f"{NEW}leave/").headers["Location"] == f"{NEW}done/"
    Receipt.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    page = walker.go(f"{NEW}done/").page
    assert shown[1] not in page
    assert 'href="/track/"' in page
    assert "دیگر این‌جا نشان داده نمی‌شود" in page


def test_who_has_noted_the_key_takes_it_off_the_browser_at_once(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check().send()
    number, key = walker.number, walker.key
    assert client.post(f"{NEW}noted/").headers["Location"] == "/track/"
    assert not Receipt.objects.exists()
    assert client.get(f"{NEW}done/").status_code == 404
    answer = client.post("/track/", {"number": number, "key": key})
    assert answer.headers["Location"] == "/track/case/"


def test_the_receipt_is_a_pdf_with_number_and_key(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check().send()
    answer = client.post(f"{NEW}receipt/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    text = text_of(answer.content)
    assert walker.key in text
    assert f"/track/#{the_case().number}" in text
    assert "رسید شکایت" in text
    assert "شکایت: شکایت" not in text
    assert client.get(f"{NEW}receipt/").status_code == 405
    Receipt.objects.all().delete()
    assert client.post(f"{NEW}receipt/").headers["Location"] == f"{NEW}done/"


PLACES = ("story", "files", "you", "check", "done", "stop")


def test_another_browser_sees_nothing_of_it(client: Client, province: Province) -> None:
    mine = Walker(client).begin(category(province.desk)).tell(text=TEXT)
    mine.tell(files=[SimpleUploadedFile("نامه.pdf", pdf.plain(1))])
    file = PrivateFile.objects.get()
    other = Client()
    for place in PLACES:
        answer = other.get(f"{NEW}{place}/")
        assert answer.status_code == 404
        assert TEXT not in answer.content.decode()
    assert other.get(f"{NEW}uploads/{file.pk}/").status_code == 404
    assert client.get(f"{NEW}uploads/{file.pk}/").status_code == 200
    theirs = Walker(other).begin(Complaint._meta.get_field("category").related_model.objects.get())
    assert TEXT not in theirs.page
    assert other.get(f"{NEW}uploads/{file.pk}/").status_code == 404
    mine.to_check().send()
    for place in PLACES:
        assert mine.key not in other.get(f"{NEW}{place}/", follow=True).content.decode()


def test_pages_of_somebody_are_kept_by_no_cache_and_hold_nothing_in_their_address(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check().send()
    for place in ("", *(f"{name}/" for name in PLACES)):
        answer = client.get(f"{NEW}{place}")
        assert "no-store" in answer.headers["Cache-Control"]
        assert "Cookie" in answer.headers["Vary"]
    assert client.cookies["complaint-draft"]["httponly"]
    assert client.cookies["complaint-draft"]["path"] == NEW
    assert walker.at == f"{NEW}done/"


def test_without_a_draft_one_is_led_to_begin_again(client: Client, province: Province) -> None:
    categories.report(province)
    for place in ("story", "files", "you", "check", "receipt", "noted"):
        answer = client.post(f"{NEW}{place}/", {"text": TEXT})
        assert answer.status_code == 404
        assert f'href="{NEW}"' in answer.content.decode()


def test_a_draft_dies_after_its_days(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk)).tell(text=TEXT)
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(walker.at).status_code == 404
    run_tick(only=["cases.drafts"])
    assert not Draft.objects.exists()


def test_a_category_that_is_offered_no_more_is_chosen_anew(
    client: Client, province: Province
) -> None:
    asked = category(province.desk)
    walker = Walker(client).begin(asked).to_check()
    categories.request(province)
    asked.is_active = False
    asked.save()
    assert client.post(f"{NEW}check/", {"consent": "on"}).headers["Location"] == NEW
    assert asked.title not in walker.go(NEW).page
    assert client.post(NEW, {"category": asked.slug}).status_code == 422
    assert not Case.objects.exists()
