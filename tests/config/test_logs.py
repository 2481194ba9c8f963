"""Nothing that people typed reaches a log."""

import io
import json
import logging
import logging.config
import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from config.logs import without_personal_data

NATIONAL_ID, MOBILE = "0012345679", "09131234567"
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
TOKEN = "q8Zr3_vX0kPm-27LtYb5nWcHd1"
MARKERS = [NATIONAL_ID, MOBILE, "someone@example.org", TOKEN, "شکایت-من"]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Return what the configured handler writes."""
    handler = next(one for one in logging.getLogger().handlers if one.name == "console")
    stream = io.StringIO()
    before = handler.setStream(stream)
    yield stream
    handler.setStream(before)


@pytest.mark.parametrize(
    "typed",
    [
        NATIONAL_ID,
        NATIONAL_ID.translate(PERSIAN),
        NATIONAL_ID.translate(ARABIC),
        "001-234567-9",
        MOBILE,
        MOBILE.translate(PERSIAN),
        "+98 913 123 4567",
        "۰۹۱۳ ۱۲۳ ۴۵۶۷",
        "0913\u200c1234567",
        "6037 9912 3456 7890",
        "IR820540102680020817909002",
        "4712 9038 2265",
        "someone@example.org",
        "Some.One+x@mail.example.ir",
        TOKEN,
        "3f2b8a60-5f8e-4a43-9b5e-0a6f3e6d1c2b",
    ],
)
@pytest.mark.parametrize("around", ["{}", "/cases/{}/", "Key (mobile)=({}) exists", "کد «{}» نیست"])
def test_numbers_addresses_and_tokens_are_dropped(typed, around):
    written = without_personal_data(around.format(typed))

    assert typed not in written
    assert "[…]" in written
    assert written.startswith(around.split("{", maxsplit=1)[0])


@pytest.mark.parametrize(
    "secret",
    [
        "password=kashi",
        "'password': 'kashi laj'",
        '"api_key": "kashi"',
        "Authorization: Bearer kashi",
        "csrftoken=kashi; path=/",
        "sessionid=kashi",
        "access_token = kashi",
    ],
)
def test_values_that_are_named_like_secrets_are_dropped(secret):
    assert "kashi" not in without_personal_data(f"sent {secret}")


@pytest.mark.parametrize(
    "path",
    [
        "/search/?q=شکایت-من",
        "https://example.ir/track/?number=1405&x=شکایت-من",
        "GET /admin/pages/?q=%D8%B4&x=شکایت-من HTTP/1.1",
    ],
)
def test_the_query_of_an_address_is_dropped(path):
    written = without_personal_data(path)

    assert "شکایت" not in written
    assert "?[…]" in written
    assert "HTTP/1.1" in written or "HTTP" not in path


@pytest.mark.parametrize(
    "kept",
    [
        "Not Found: /news/۱۴۰۵/آذر/",
        "2026-11-22 13:19:00 started 3 of 120 jobs in 0.123456789012 s",
        "UPDATE t SET a = ?, b = ? WHERE id = 12345",
        'File "/srv/site/participation/staff_access/services.py", line 120, in verify',
        "The tick job common.drain_outbox failed. Why?",
    ],
)
def test_what_tells_nothing_of_anybody_stays(kept):
    assert without_personal_data(kept) == kept


def test_encoded_digits_are_read_as_digits():
    encoded = "%DB%B0%DB%B9%DB%B1%DB%B3%DB%B1%DB%B2%DB%B3%DB%B4%DB%B5%DB%B6%DB%B7"
    escaped = MOBILE.translate(PERSIAN).encode("unicode_escape").decode("ascii")

    assert without_personal_data(f"/x/{encoded}/") == "/x/[…]/"
    assert without_personal_data(f"/x/{escaped}/") == "/x/[…]/"
    assert without_personal_data("/x/someone%40example.org/") == "/x/[…]/"


@pytest.mark.parametrize("piece", ["a", "a-", "1 ", "@", "a.", "token", "?", "%40"])
def test_a_hostile_text_costs_little(piece):
    start = time.perf_counter()
    without_personal_data(piece * 1_000_000)

    assert time.perf_counter() - start < 2


def test_what_a_visitor_sends_is_not_in_the_logs(db, written):
    client = Client(raise_request_exception=False)
    for marker in MARKERS:
        client.get(f"/{marker}/", {"q": marker})
        client.get("/admin/pages/", {"q": marker}, headers={"referer": f"http://x/?{marker}"})
        client.post("/admin/login/", {"username": marker, "password": marker})
        client.get("/", headers={"host": f"{marker.strip('شکایت-من') or 'x'}.evil"})
    text = written.getvalue()

    assert "Not Found" in text
    assert "GET /admin/pages/ 302" in text
    for marker in (*MARKERS[:4], MOBILE.translate(PERSIAN)):
        assert marker not in text
    assert "?شکایت" not in text
    assert "q=" not in text


def test_a_strange_host_leaves_a_line_and_no_traceback(db, written):
    Client().get("/somewhere/", headers={"host": "evil.example"})

    assert "GET /somewhere/ 400" in written.getvalue()
    assert "Traceback" not in written.getvalue()


def test_an_exception_is_written_without_what_it_held(written):
    try:
        raise ValueError(f"Key (mobile)=({MOBILE}) of someone@example.org exists")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", f"/?m={MOBILE}")
    text = written.getvalue()

    assert "ValueError: Key (mobile)=([…]) of […] exists" in text
    assert MOBILE not in text
    assert "in test_an_exception_is_written_without_what_it_held" in text


def test_a_chained_exception_and_a_stack_are_cleaned_too(written):
    try:
        try:
            raise KeyError(NATIONAL_ID)
        except KeyError as error:
            raise RuntimeError(TOKEN) from error
    except RuntimeError:
        logging.getLogger("any").exception("failed", stack_info=True)
    text = written.getvalue()

    assert NATIONAL_ID not in text
    assert "raise RuntimeError" in text
    assert "Stack" in text


def test_a_record_is_one_line_whatever_it_holds(written):
    logging.getLogger("any").warning("path %s", "x\r\n2026 INFO forged: y\u2028z\u202e")

    assert len(written.getvalue().splitlines()) == 1


def test_arguments_that_do_not_fit_still_leave_a_record(written):
    wrong = ("%d of %s", MOBILE)
    logging.getLogger("any").warning(*wrong)

    assert "%d of %s" in written.getvalue()
    assert MOBILE not in written.getvalue()


def test_every_logger_passes_the_filter():
    for name in ("", "django", "django.request", "django.server", "django.security", "access"):
        logger = logging.getLogger(name)
        while logger:
            for handler in logger.handlers:
                if type(handler).__module__.startswith("logging") and handler.name == "console":
                    assert [type(f).__name__ for f in handler.filters] == ["PersonalDataFilter"]
                assert type(handler).__name__ != "AdminEmailHandler"
            logger = logger.parent if logger.propagate else None


def test_json_lines_hold_the_same(written):
    formatted = {**settings.LOGGING["formatters"]["json"]}
    handler = logging.StreamHandler(stream := io.StringIO())
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "filters": settings.LOGGING["filters"],
            "formatters": {"json": formatted},
            "handlers": {
                "one": {
                    "class": "logging.StreamHandler",
                    "stream": stream,
                    "formatter": "json",
                    "filters": ["personal_data"],
                }
            },
            "loggers": {"json-test": {"handlers": ["one"], "propagate": False}},
        }
    )
    handler.close()
    try:
        raise ValueError(MOBILE)
    except ValueError:
        logging.getLogger("json-test").exception("کاربر %s", MOBILE)
    entry = json.loads(stream.getvalue())

    assert (entry["level"], entry["logger"], entry["message"]) == (
        "ERROR",
        "json-test",
        "کاربر […]",
    )
    assert entry["exception"].endswith("ValueError: […]")
    assert entry["time"].endswith("+00:00")
