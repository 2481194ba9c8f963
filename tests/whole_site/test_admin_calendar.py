"""The admin reads Jalali: its filters and its log. test_admin_persian walks all of its pages."""

import datetime
import gc
from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page, PageLogEntry, Workflow

from participation.common.models import User
from tests.crawl import Visit, shown
from tests.gregorian import GREGORIAN

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo"),
    # Wagtail leaves the file of a fresh rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


@pytest.fixture
def administrator() -> User:
    return User.objects.create_superuser("calendar", "calendar@example.org", "a long password")


@pytest.fixture
def staff(client: Client, administrator: User) -> Iterator[Client]:
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    yield client
    gc.collect()


@pytest.fixture
def lived_in(administrator: User) -> None:
    """Give the content a past and a future: revisions, a schedule, a workflow, a lock."""
    pages = [page.specific for page in Page.objects.filter(depth__gt=2).order_by("pk")[:6]]
    with time_machine.travel(datetime.datetime(2026, 6, 3, 9, 0, tzinfo=datetime.UTC)):
        for page in pages:
            page.save_revision(user=administrator, log_action=True).publish(user=administrator)
    scheduled, moderated, locked, *_rest = pages
    scheduled.go_live_at = timezone.now() + datetime.timedelta(days=40)
    scheduled.expire_at = timezone.now() + datetime.timedelta(days=400)
    scheduled.title += " (تازه)"
    scheduled.save_revision(user=administrator, log_action=True).publish(user=administrator)
    moderated.save_revision(user=administrator)
    Workflow.objects.get().start(moderated, administrator)
    locked.locked, locked.locked_by, locked.locked_at = True, administrator, timezone.now()
    locked.save()
    Redirect.objects.create(old_path="/old", redirect_link="/", site=None)
    Collection.get_first_root_node().add_child(name="عکس‌های نشست")
    get_document_model().objects.create(
        title="آیین‌نامه", file=ContentFile(b"%PDF-1.4", name="rules.pdf"), collection_id=1
    )


def test_the_crawl_would_notice() -> None:
    for text in ("۲۲ نوامبر ۲۰۲۶", "22 Nov. 2026", "۳ مه ۲۰۲۶", "2026-11-22", "۲۰۲۶/۱۱"):
        assert GREGORIAN.search(text), text
    for text in ("۱ آذر ۱۴۰۵", "مه غلیظ", "می‌شود", "۱۲ می‌شود", "1405-09-01", "Marching"):
        assert not GREGORIAN.search(text), text


def test_the_log_says_in_jalali_when_a_page_will_go_live(staff: Client, lived_in: None) -> None:
    entry = PageLogEntry.objects.filter(action="wagtail.publish.schedule").latest("timestamp")
    html = staff.get(f"/admin/pages/{entry.page_id}/history/").content.decode()
    assert GREGORIAN.search(" ".join(shown(html))) is None
    assert "زمان‌بندی شد" in html


@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/?latest_revision_created_at_from=۱+آذر+۱۴۰۵",
        "/admin/reports/site-history/?timestamp_from=۱۴۰۵/۰۱/۰۱&timestamp_to=۳۰+آذر+۱۴۰۵",
        "/admin/reports/aging-pages/?last_published_at=۱۴۰۵/۱۲/۲۹",
        "/admin/reports/locked/?locked_at_from=1405-09-01",
        "/admin/users/?last_login_from=۱۴۰۵/۰۱/۰۱",
        "/admin/reports/workflow/?created_at_from=۱۴۰۵/۰۱/۰۱",
    ],
)
def test_a_filter_takes_jalali_and_shows_it_again(
    staff: Client, lived_in: None, address: str
) -> None:
    response = staff.get(address)
    html = response.content.decode()
    assert response.status_code == 200
    controlled = "contains(concat(' ', @data-controller, ' '), ' jalali ')"
    assert Visit(address, 200, html).tree.xpath(f"//*[{controlled}]/@value")
    assert "در تقویم نیست" not in html
    assert GREGORIAN.search(" ".join(shown(html))) is None


def test_a_filter_with_a_day_that_is_in_no_calendar_says_so(staff: Client) -> None:
    html = staff.get("/admin/reports/site-history/?timestamp_from=۳۱+آبان+۱۴۰۵").content.decode()
    assert "این تاریخ در تقویم نیست." in html
    assert 'value="۳۱ آبان ۱۴۰۵"' in html
