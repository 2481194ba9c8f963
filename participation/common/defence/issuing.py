"""Giving out challenges: to a browser and to programs alike, harder to who asks for many."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from participation.common.defence.callers import caller
from participation.common.defence.counters import Attempt
from participation.common.defence.limits import CHALLENGE
from participation.common.defence.proof import Challenge, hardness_for, new_challenge

if TYPE_CHECKING:
    from rest_framework.request import Request


def issue(request: "HttpRequest | Request") -> Challenge | Attempt:
    """Return a challenge, or the attempt that has to wait."""
    tried = CHALLENGE.attempt(caller(request))
    return tried if tried.wait else new_challenge(hardness=hardness_for(tried.count))
