"""A notice comes and goes by itself, where it belongs, and says nothing more than its words."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cms.core.selectors import office_settings
from cms.home.models import HomePage
from cms.notices.enums import NoticeKind, NoticePlace
from cms.notices.models import Notice
from cms.notices.selectors import current_notices
from cms.standard_pages.models import StandardPage
from participation.common.models import OfficeSettings

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def page():
    home = HomePage.objects.get()
    return home.add_child(instance=StandardPage(title="دربارهٔ ما", slug="about"))


def shown(client, address="/"):
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return [note.get_text(" ", strip=True) for note in soup.select("aside.notices .note")]


def test_a_notice_is_shown_from_its_first_moment_until_its_last(client, time_machine):
    start = datetime(2026, 11, 22, 8, tzinfo=UTC)
    Notice.objects.create(title="دفتر بسته است", shown_from=start, shown_until=start + HOUR)
    for moment, visible in (
        (start - HOUR, False),
        (start, True),
        (start + HOUR / 2, True),
        (start + HOUR, False),
    ):
        time_machine.move_to(moment, tick=False)
        assert bool(shown(client)) == visible


def test_without_times_it_is_shown_at_once_with_persian_digits(client):
    Notice.objects.create(title="تلفن 111 قطع است", text="خط یک\nخط دو")
    assert shown(client) == ["تلفن ۱۱۱ قطع است خط یک خط دو"]


def test_what_is_for_the_home_page_stays_there(client, page):
    Notice.objects.create(title="خانه", place=NoticePlace.HOME)
    Notice.objects.create(title="همه‌جا")
    assert sorted(shown(client)) == ["خانه", "همه‌جا"]
    assert shown(client, "/about/") == ["همه‌جا"]


def test_the_most_pressing_come_first_and_no_more_than_three():
    for number, kind in enumerate(["info", "soon", "late", "info", "late"]):
        Notice.objects.create(title=str(number), kind=kind)
    kinds = [notice.kind for notice in current_notices(timezone.now())]
    assert kinds == ["late", "late", "soon"]


def test_the_notices_of_a_page_cost_no_query_of_their_own(django_assert_num_queries, rf):
    OfficeSettings.objects.create(office_name="دفتر نمونه")
    for number in range(5):
        Notice.objects.create(title=str(number))
    for queries in (3, 1):  # the second time no more than whether anything of the shell has changed
        request = rf.get("/")
        with django_assert_num_queries(queries):
            assert office_settings(request).office_name == "دفتر نمونه"
            assert len(current_notices(timezone.now(), at_home=True, request=request)) == 3


def test_what_editors_do_with_notices_is_seen_at_once(client):
    first = Notice.objects.create(title="یک")
    Notice.objects.create(title="دو")
    assert shown(client) == ["دو", "یک"]
    Notice.objects.filter(pk=first.pk).update(title="سه")
    assert shown(client) == ["دو", "سه"]
    first.delete()
    assert shown(client) == ["دو"]
    Notice.objects.all().delete()
    assert shown(client) == []


def test_no_notice_leaves_no_trace(client):
    assert b"notices" not in client.get("/").content


def test_words_are_words_and_no_markup(client):
    Notice.objects.create(title="<script>1</script>", text="<b>a</b>")
    text = client.get("/").content.decode()
    assert "<script>۱</script>" not in text
    assert shown(client) == ["<script>۱</script> <b>a</b>"]


def test_a_notice_does_not_end_before_it_begins():
    now = timezone.now()
    with pytest.raises(ValidationError, match="پیش از آغاز"):
        Notice(title="a", shown_from=now, shown_until=now - HOUR).full_clean()


def test_an_editor_writes_one_in_jalali_and_sees_where_it_stands(admin_client, time_machine):
    time_machine.move_to("2026-11-22T08:00Z")
    add = reverse(Notice.snippet_viewset.get_url_name("add"))
    response = admin_client.post(
        add,
        {
            "title": "جشن كتاب",
            "text": "",
            "kind": NoticeKind.SOON.value,
            "place": NoticePlace.HOME.value,
            "shown_from": "۱۴۰۵/۰۹/۰۲ ۰۸:۳۰",
            "shown_until": "",
        },
    )
    assert response.status_code == 302, response.content.decode()[-3000:]
    notice = Notice.objects.get()
    assert notice.title == "جشن کتاب"
    assert timezone.localtime(notice.shown_from).isoformat() == "2026-11-23T08:30:00+03:30"
    listing = reverse(Notice.snippet_viewset.get_url_name("list"))
    assert "هنوز نه" in admin_client.get(listing).content.decode()
    Notice.objects.update(shown_from=timezone.now())
    assert "نشان داده می‌شود" in admin_client.get(listing).content.decode()
    Notice.objects.update(shown_from=None, shown_until=timezone.now())
    assert "به پایان رسید" in admin_client.get(listing).content.decode()
