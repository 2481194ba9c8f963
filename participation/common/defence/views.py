"""The challenge that a form asks for."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from participation.common.api.problems import CONTENT_TYPE, problem
from participation.common.defence.issuing import issue
from participation.common.defence.proof import Challenge
from participation.common.defence.words import slow_answer
from participation.common.refusals import TOO_MANY_REQUESTS


@require_safe
def challenge(request: HttpRequest) -> HttpResponse:
    """Return a challenge as JSON, kept nowhere and without a cookie."""
    issued = issue(request)
    if isinstance(issued, Challenge):
        response = JsonResponse(issued.as_json())
    else:
        told = problem(TOO_MANY_REQUESTS)
        response = slow_answer(JsonResponse(told, content_type=CONTENT_TYPE), issued.wait)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
