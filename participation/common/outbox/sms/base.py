"""What a backend that sends SMS has to do."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string


class SmsBackend(ABC):
    """Sends approved texts: a pattern and the variables that fill it."""

    @abstractmethod
    def send(
        self, *, recipient: str, pattern: str, variables: Mapping[str, str], reference: str
    ) -> None:
        """Hand one SMS over.

        ``reference`` is the same on each attempt; a gateway that knows it drops the second. Raises
        UndeliverableError where trying again is useless, any other error where it is not.
        """


def sms_backend() -> SmsBackend:
    """Return a new backend of the class that the settings name."""
    backend = import_string(settings.SMS_BACKEND)()
    if not isinstance(backend, SmsBackend):
        raise TypeError(f"{settings.SMS_BACKEND} is no SmsBackend.")
    return backend
