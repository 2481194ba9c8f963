"""The SMS gateway over real HTTP: what is posted, and what its answers mean."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from participation.common.enums import OutboxState
from participation.common.models import MessageTemplate
from participation.common.outbox import drain_outbox, enqueue_sms
from participation.common.outbox.sms.base import sms_backend

pytestmark = pytest.mark.django_db
GATEWAY = "participation.common.outbox.sms.gateway.HttpGatewaySms"


@pytest.fixture
def gateway(settings):
    """Give a gateway that answers with ``status`` and keeps what it was sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            server.seen.append((dict(self.headers), json.loads(self.rfile.read(length))))
            self.send_response(server.status)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.seen, server.status = [], 200
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.SMS_BACKEND = GATEWAY
    settings.SMS_GATEWAY_URL = f"http://127.0.0.1:{server.server_port}/send"
    settings.SMS_GATEWAY_TOKEN = "token"
    settings.SMS_SENDER = "3000"
    settings.SMS_PATTERNS = {"code": "1202"}
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def queue(pattern="code"):
    return enqueue_sms(
        to="09120000000", pattern=pattern, variables={"code": "۱۲"}, idempotency_key="code:1"
    )


def outcome(message):
    drain_outbox()
    message.refresh_from_db()
    return message.state, message.last_error


def test_a_message_is_posted_with_the_operators_pattern_and_a_reference(gateway):
    assert outcome(queue()) == (OutboxState.SENT, "")
    ((headers, body),) = gateway.seen
    assert headers["Authorization"] == "Bearer token"
    assert headers["Idempotency-Key"] == body["reference"]
    assert body["to"] == "09120000000"
    assert body["pattern"] == "1202"
    assert body["variables"] == {"code": "۱۲"}
    assert body["sender"] == "3000"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (500, OutboxState.QUEUED),
        (429, OutboxState.QUEUED),
        (401, OutboxState.QUEUED),
        (302, OutboxState.QUEUED),
        (400, OutboxState.FAILED),
        (422, OutboxState.FAILED),
    ],
)
def test_trouble_passes_and_a_refusal_does_not(gateway, status, state):
    gateway.status = status
    assert outcome(queue()) == (state, f"gateway: {status}")
    assert len(gateway.seen) == 1


def test_a_pattern_that_the_operator_does_not_know_is_given_up(gateway):
    assert outcome(queue("unknown")) == (OutboxState.FAILED, "SMS_PATTERNS names no unknown")
    assert gateway.seen == []


def test_a_gateway_that_does_not_answer_is_tried_again(gateway, settings):
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:1/"
    assert outcome(queue()) == (OutboxState.QUEUED, "gateway: ConnectionRefusedError")


@pytest.mark.parametrize("address", ["", "file:///etc/passwd"])
def test_without_an_address_the_message_waits(gateway, settings, address):
    settings.SMS_GATEWAY_URL = address
    assert outcome(queue()) == (OutboxState.QUEUED, "SMS_GATEWAY_URL is not set")


def test_the_console_shows_an_sms(settings, capsys):
    settings.SMS_BACKEND = "participation.common.outbox.sms.console.ConsoleSms"
    assert outcome(queue())[0] == OutboxState.SENT
    printed = capsys.readouterr().out
    assert "SMS to 09120000000 (code, " in printed
    assert "\nکد تأیید: ۱۲\n" in printed


def test_the_console_shows_the_words_of_the_office(settings, capsys):
    settings.SMS_BACKEND = "participation.common.outbox.sms.console.ConsoleSms"
    MessageTemplate.objects.create(code="code", channel="sms", body="کد شما {code} است.")
    outcome(queue())
    assert "\nکد شما ۱۲ است.\n" in capsys.readouterr().out


def test_the_console_shows_what_fills_an_sms_that_no_app_declares(settings, capsys):
    settings.SMS_BACKEND = "participation.common.outbox.sms.console.ConsoleSms"
    outcome(enqueue_sms(to="09120000000", pattern="x", variables={"a": "۱"}, idempotency_key="x"))
    assert "\nx a=۱\n" in capsys.readouterr().out


def test_a_backend_that_is_none_is_refused(settings):
    settings.SMS_BACKEND = "collections.OrderedDict"
    with pytest.raises(TypeError, match="no SmsBackend"):
        sms_backend()
