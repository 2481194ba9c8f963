"""SMS through an operator's HTTP gateway.

One POST a message: ``{"to", "pattern", "variables", "reference", "sender"}`` as JSON, with the
token as a bearer. A gateway of another shape is another small class.
"""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from participation.common.outbox.errors import TemporaryError, UndeliverableError
from participation.common.outbox.sms.base import SmsBackend
from participation.common.outbox.sms.patterns import approved_pattern

TIMEOUT = 15
WORTH_ANOTHER_TRY = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)


class _NoRedirect(HTTPRedirectHandler):
    """A message and its token go to the address that was set, nowhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class HttpGatewaySms(SmsBackend):
    """Posts to SMS_GATEWAY_URL."""

    def __init__(self) -> None:
        """Read the settings. Raises UndeliverableError where the address is no http(s) address."""
        if urlsplit(settings.SMS_GATEWAY_URL).scheme not in {"http", "https"}:
            raise TemporaryError("SMS_GATEWAY_URL is not set")
        self._opener = build_opener(_NoRedirect)

    def send(
        self, *, recipient: str, pattern: str, variables: Mapping[str, str], reference: str
    ) -> None:
        """Post one SMS."""
        approved = approved_pattern(pattern)
        if not approved:
            raise UndeliverableError(f"SMS_PATTERNS names no {pattern}")
        body = {
            "to": recipient,
            "pattern": approved,
            "variables": dict(variables),
            "reference": reference,
            "sender": settings.SMS_SENDER,
        }
        request = Request(  # noqa: S310 - the scheme was checked above
            settings.SMS_GATEWAY_URL,
            data=json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {settings.SMS_GATEWAY_TOKEN}",
                "Idempotency-Key": reference,
            },
            method="POST",
        )
        try:
            with self._opener.open(request, timeout=TIMEOUT):
                return
        except HTTPError as error:
            error.close()
            raise _failure(error.code) from None
        except URLError as error:
            raise TemporaryError(f"gateway: {type(error.reason).__name__}") from None


def _failure(code: int) -> Exception:
    """Return what a status means: the gateway's own trouble passes, a refused message does not."""
    refused = HTTPStatus.BAD_REQUEST <= code < HTTPStatus.INTERNAL_SERVER_ERROR
    if refused and code not in WORTH_ANOTHER_TRY:
        return UndeliverableError(f"gateway: {code}")
    return TemporaryError(f"gateway: {code}")
