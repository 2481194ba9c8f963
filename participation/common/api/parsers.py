"""JSON that programs send: small, an object, in UTF-8."""

import io
import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

LONGEST = 128 * 1024


class TooLarge(APIException):
    """More than anybody has to say."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE

    def __init__(self) -> None:
        """Say it in the reader's language."""
        super().__init__(_("What was sent is too large or not well formed."))


class SmallJSONParser(JSONParser):
    """Reads an object and no more than ``LONGEST`` bytes."""

    def parse(
        self,
        stream: Any,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the object. Raises ParseError, TooLarge."""
        content = stream.read(LONGEST + 1)
        if len(content) > LONGEST:
            raise TooLarge
        try:
            told = super().parse(io.BytesIO(content), media_type, {"encoding": "utf-8"})
            # Half a pair of surrogates, which JSON can name and no database keep.
            json.dumps(told, ensure_ascii=False).encode()
        except (UnicodeError, RecursionError) as error:
            raise ParseError(_("What was sent is too large or not well formed.")) from error
        if not isinstance(told, dict):
            raise ParseError(_("Send a JSON object."))
        return told


def texts_of(data: Any) -> dict[str, str]:
    """Return the values of an object or a form as texts; lists and objects are none."""
    return {name: str(data[name]) for name in data if isinstance(data[name], str | int | float)}
