"""The whole admin is Persian and Jalali: what its people reach, fill in wrongly, are sent."""

import gc
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import wagtail.admin
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Collection, Page, Workflow, get_page_models

from cms.news.models import NewsPage
from participation.common.models import User
from participation.staff_access.groups import GROUPS
from tests.crawl import Visit, shape, shown, walk
from tests.gregorian import GREGORIAN
from tests.latin import latin_words
from tests.whole_site.test_admin_calendar import lived_in  # noqa: F401

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo"),
    # Wagtail leaves the file of a fresh rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]
JALALI = re.compile(r"[۰-۹]{1,2} (?:آبان|آذر|دی|خرداد) ۱۴۰۵")
ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)?)?")
PASSWORD = "a long password"
EDITORS = ("ناشران", "ویراستاران")
MUST_BE_AMONG = {
    "administrator": {
        "/admin/groups/new/",
        "/admin/users/new/",
        "/admin/sites/",
        "/admin/workflows/add/",
        "/admin/workflows/edit/#/",
        "/admin/pages/#/edit/",
        "/admin/pages/#/history/",
        "/admin/pages/#/revisions/compare/#...#/",
        "/admin/images/#/",
        "/admin/documents/edit/#/",
        "/admin/users/edit/#/",
        "/admin/redirects/#/",
        "/admin/collections/#/",
        "/admin/reports/page-types-usage/",
        "/admin/reports/site-history/",
        "/admin/reports/aging-pages/",
        "/admin/reports/locked/",
        "/admin/reports/workflow/",
        "/admin/account/",
    },
    "editor": {"/admin/pages/#/edit/", "/admin/images/", "/admin/reports/workflow/"},
    "officer": {"/admin/cases/", "/admin/complaint_categories/", "/admin/holiday/new/"},
}


@pytest.fixture
def administrator() -> User:
    call_command("setup_groups", verbosity=0)
    return User.objects.create_superuser("راهبر", "admin@example.org", PASSWORD)


def member(username: str, groups: tuple[str, ...]) -> User:
    """Make somebody of these groups."""
    user = User.objects.create_user(username, f"{len(groups)}@example.org", PASSWORD)
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups)
    return user


@pytest.fixture
def people(administrator: User) -> dict[str, User]:
    return {
        "administrator": administrator,
        "editor": member("ویراستار", EDITORS),
        "officer": member("کارشناس", tuple(GROUPS)),
    }


@pytest.fixture
def client() -> Iterator[Client]:
    yield Client()
    gc.collect()


def sign_in(client: Client, user: User) -> Client:
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def editors_of_pages(client: Client) -> Iterator[Visit]:
    """Open the editor of one page of each type."""
    for model in get_page_models():
        page = model.objects.order_by("pk").first()
        if page is not None and not page.is_root():
            response = client.get(f"/admin/pages/{page.pk}/edit/", follow=True)
            yield Visit(response.request["PATH_INFO"], 200, response.content.decode())


@pytest.mark.parametrize(
    ("who", "per_shape"), [("administrator", 2), ("editor", 1), ("officer", 1)]
)
def test_nobody_reads_an_english_word_or_a_gregorian_date_in_the_admin(
    who: str,
    per_shape: int,
    client: Client,
    people: dict[str, User],
    lived_in: None,  # noqa: F811
) -> None:
    sign_in(client, people[who])
    seen, jalali, wrong = set[str](), 0, dict[str, str]()

    def visits() -> Iterator[Visit]:
        yield from walk(client, "/admin/", within="/admin/", per_shape=per_shape, queries=False)
        if who == "administrator":
            yield from editors_of_pages(client)

    for visit in visits():
        assert visit.status < 500, visit.url
        seen.add(shape(visit.url))
        texts = shown(visit.html)
        jalali += any(JALALI.search(text) for text in texts)
        for text in texts:
            if latin_words(text) or GREGORIAN.search(text):
                wrong.setdefault(text, visit.url)
        for moment in visit.tree.xpath("//time/@datetime"):
            assert ISO.fullmatch(moment), f"{visit.url}: {moment}"
    assert not wrong, "\n".join(f"{url}: {text}" for text, url in wrong.items())
    assert not MUST_BE_AMONG[who] - seen, sorted(seen)
    # A walk that meets no date at all would prove nothing.
    assert jalali > (7 if who == "administrator" else 0)


def html_of(response: HttpResponse) -> str:
    """Return the page, or what a script is given to show in a dialog."""
    body = response.content.decode()
    return json.loads(body)["html"] if body.startswith("{") else body


DIALOGS = [
    "/admin/choose-page/",
    "/admin/choose-page/?allow_external_link=1&allow_email_link=1&allow_phone_link=1",
    "/admin/choose-page/search/?q=خبر",
    "/admin/choose-external-link/",
    "/admin/choose-email-link/",
    "/admin/choose-phone-link/",
    "/admin/choose-anchor-link/",
    "/admin/images/chooser/",
    "/admin/documents/chooser/",
    "/admin/workflows/task_chooser/",
]


@pytest.mark.parametrize("address", DIALOGS)
def test_no_dialog_has_an_english_word(
    client: Client, people: dict[str, User], address: str
) -> None:
    response = sign_in(client, people["administrator"]).get(address)
    texts = shown(html_of(response))
    assert texts
    assert not [text for text in texts if latin_words(text)]


@pytest.mark.parametrize("what", ["privacy", "delete", "move", "copy", "unpublish", "usage"])
def test_no_question_about_a_page_has_an_english_word(
    client: Client, people: dict[str, User], what: str
) -> None:
    page = NewsPage.objects.first()
    response = sign_in(client, people["administrator"]).get(f"/admin/pages/{page.pk}/{what}/")
    texts = shown(html_of(response))
    assert any(word in text for word in ("صفحه", "دسترسی", "خصوصی") for text in texts)
    assert not [text for text in texts if latin_words(text)]


WRONG = {
    "/admin/users/new/": {
        "username": "(wrong)",
        "email": "wrong",
        "password1": "123",
        "password2": "12",
    },
    "/admin/sites/new/": {"hostname": "x" * 300, "port": "port"},
    "/admin/redirects/add/": {"old_path": "", "redirect_link": "nowhere"},
    "/admin/collections/add/": {"name": ""},
    "/admin/documents/add/": {},
    "/admin/images/add/": {},
    "/admin/holiday/new/": {"day": "کی", "version": "x"},
    "/admin/login/": {"username": "nobody", "password": "nothing"},
}


@pytest.mark.parametrize("address", WRONG)
def test_no_refusal_of_a_form_has_an_english_word(
    client: Client, people: dict[str, User], address: str
) -> None:
    if "login" not in address:
        sign_in(client, people["administrator"])
    response = client.post(address, WRONG[address])
    soup = BeautifulSoup(response.content, "html.parser")
    for box in soup.select("input[value]"):
        # What was typed comes back.
        if box.get("value") in WRONG[address].values():
            del box["value"]
    texts = shown(str(soup))
    assert response.status_code == 200
    assert soup.select(".error-message, .help-critical, .messages, [role=alert], .w-field__errors")
    assert not [text for text in texts if latin_words(text)]


def test_mails_of_the_workflow_have_no_english_word(
    people: dict[str, User], django_capture_on_commit_callbacks: pytest.FixtureDef
) -> None:
    page = NewsPage.objects.first()
    page.title = "نشست تازهٔ شورا"
    page.save_revision(user=people["editor"])
    with django_capture_on_commit_callbacks(execute=True):
        state = Workflow.objects.get().start(page, people["editor"])
        state.current_task_state.reject(user=people["administrator"], comment="کوتاه‌تر")
    assert len(mail.outbox) >= 2
    for message in mail.outbox:
        bodies = [message.body, *(shown(html)[0] for html, _kind in message.alternatives)]
        assert not latin_words(message.subject)
        assert not [words for body in bodies if (words := latin_words(body))], bodies


def test_the_roots_have_persian_names() -> None:
    assert Page.get_first_root_node().title == "همهٔ صفحه‌ها"
    assert Collection.get_first_root_node().name == "مجموعهٔ اصلی"


def test_the_crawl_would_notice() -> None:
    for text in ("Save", "ذخیرهٔ draft", "You haven't", "Yes", "۳ pages", "URL path", "No"):
        assert latin_words(text), text
    for text in ("ذخیره", "نشانی /news/", "a@b.ir", "PDF", "home.homepage", "#a1b2c3", "x"):
        assert not latin_words(text), text


WAGTAIL = Path(wagtail.admin.__file__).parent / "templates" / "wagtailadmin"
OURS = settings.ROOT / "templates" / "wagtailadmin"
WORDS = re.compile(r"\{% load i18n %\}|\{% translate '(\w+)' %\}")


@pytest.mark.parametrize(
    "name", ["home.html", "shared/header.html", "shared/headers/_actions.html"]
)
def test_our_copy_of_a_template_differs_from_wagtails_only_in_its_words(name: str) -> None:
    ours = WORDS.sub(lambda match: match[1] or "", (OURS / name).read_text(encoding="utf-8"))
    theirs = WORDS.sub("", (WAGTAIL / name).read_text(encoding="utf-8"))
    assert "{% translate 'Search' %}" in (OURS / name).read_text() or "actions" in name
    assert ours.split() == theirs.split()
