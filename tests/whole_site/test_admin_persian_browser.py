"""What the admin's scripts write is in Persian: editor, dialogs, menus, comments."""

from collections.abc import Iterator

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from cms.news.models import NewsPage
from participation.common.models import User
from tests.browser import screenshot
from tests.cms.news.factories import NewsPageFactory
from tests.latin import latin_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# What stands in the page now, hidden or not: text, and what boxes and buttons are called.
SEEN = """() => {
  const UNSEEN = "script, style, template, noscript, iframe, [data-side-panel-toggle-counter]";
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!parent.closest(UNSEEN))
      found.push(walk.currentNode.data);
  }
  for (const name of ["placeholder", "title", "aria-label", "alt"])
    for (const element of document.querySelectorAll(`body [${name}]`))
      found.push(element.getAttribute(name));
  return [...new Set(found.map((text) => text.trim()).filter(Boolean))];
}"""


@pytest.fixture
def page(browser: Browser, settings: object, server: str) -> Iterator[Page]:
    """A window of a signed-in editor whose browser speaks English."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    settings.WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 0
    settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 600_000
    call_command("setup_groups", verbosity=0)
    editor = User.objects.create_superuser("راهبر", "hands@example.org", "a long password")
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    value = client.cookies[configured.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": configured.SESSION_COOKIE_NAME, "value": value, "url": server}])
    window = context.new_page()
    yield window
    context.close()


def english(page: Page) -> list[str]:
    """Return what is shown in English."""
    texts = page.evaluate(SEEN)
    assert len(texts) > 20
    return [text for text in texts if latin_words(text)]


@pytest.fixture
def news(db: None) -> NewsPage:
    item: NewsPage = NewsPageFactory(title="نشست شورا")
    item.save_revision().publish()
    return item


def test_the_editor_and_what_opens_from_it_are_in_persian(
    server: str, page: Page, news: NewsPage
) -> None:
    page.goto(f"{server}/admin/pages/{news.pk}/edit/")
    expect(page.locator(".sidebar")).to_be_visible()
    expect(page.locator("[data-draftail-editor]").first).to_be_visible()
    expect(page.get_by_role("tab", name="محتوا")).to_be_visible()
    assert not english(page)
    screenshot(page, "admin-persian-editor")

    for panel in ("status", "comments", "checks"):
        toggle = page.locator(f"[data-side-panel-toggle={panel}]")
        if toggle.count():
            toggle.first.click()
            page.wait_for_timeout(200)
            assert not english(page), panel
    page.keyboard.press("Escape")

    writing = page.locator(".public-DraftEditor-content").first
    writing.click()
    page.keyboard.type("/")
    page.wait_for_timeout(300)
    assert not english(page), "what can be put into a text"
    page.keyboard.press("Backspace")
    for tool in page.locator(".Draftail-Toolbar button, .Draftail-MetaToolbar button").all()[:8]:
        if tool.is_visible():
            tool.hover()
    assert not english(page), "tools of the text"


@pytest.mark.parametrize("name", ["dashboard", "explorer", "images", "users", "groups", "settings"])
def test_menus_and_lists_are_in_persian(server: str, page: Page, news: NewsPage, name: str) -> None:
    address = {
        "dashboard": "",
        "explorer": f"pages/{news.get_parent().pk}/",
        "images": "images/",
        "users": "users/",
        "groups": "groups/new/",
        "settings": "settings/common/officesettings/",
    }[name]
    page.goto(f"{server}/admin/{address}")
    expect(page.locator(".sidebar")).to_be_visible()
    assert not english(page)
    for item in page.locator(".sidebar .sidebar-menu-item > button").all()[:6]:
        item.click()
        page.wait_for_timeout(150)
        assert not english(page)
        page.keyboard.press("Escape")
    for width in (1280, 768):
        page.set_viewport_size({"width": width, "height": 900})
        screenshot(page, f"admin-persian-{name}-{width}")
