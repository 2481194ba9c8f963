"""Who asks: a program with the token of a member of staff, and what for."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

from participation.common.defence.callers import caller
from participation.common.defence.limits import LOOKUP
from participation.common.defence.throttles import slow_down
from participation.common.models import User
from participation.staff_access.models import StaffToken
from participation.staff_access.tokens.scopes import all_scopes
from participation.staff_access.tokens.services import token_named

KEYWORD = "bearer"


class TokenAuthentication(BaseAuthentication):
    """``Authorization: Bearer …``. No cookie and no session is looked at."""

    def authenticate(self, request: Request) -> tuple[User, StaffToken] | None:
        """Return the owner and the token. Raises AuthenticationFailed, Throttled."""
        keyword, _space, given = request.headers.get("Authorization", "").partition(" ")
        if keyword.lower() != KEYWORD:
            return None
        token = token_named(given.strip())
        if token is None:
            if wait := LOOKUP.attempt(f"staff token {caller(request)}").wait:
                raise slow_down(wait)
            raise AuthenticationFailed(_("This token opens nothing, or has ended."))
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """Say what is missing: makes refusals 401."""
        return 'Bearer realm="staff"'


class HasScope(BasePermission):
    """Lets through whose token has the scope of the view and whose owner still may it."""

    message = _("The token, or its owner, may not do this.")

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell it of this moment: what was taken from the owner is taken from the token."""
        token: Any = request.auth
        wanted: str = view.scope  # type: ignore[attr-defined]
        scope = next((one for one in all_scopes() if one.name == wanted), None)
        return bool(
            isinstance(token, StaffToken)
            and scope is not None
            and wanted in token.scopes
            and token.user.has_perm(scope.permission)
        )


class TokenThrottle(SimpleRateThrottle):
    """An allowance for each token."""

    scope = "staff-token"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        """Return the key of the token's counter."""
        token: Any = request.auth
        return self.cache_format % {"scope": self.scope, "ident": token.pk} if token else None


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Tells the schema how a token is shown."""

    target_class = TokenAuthentication
    name = "staffToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return the scheme."""
        return {"type": "http", "scheme": "bearer"}


class StaffView(APIView):
    """Whatever programs of staff ask; ``scope`` is what their token needs."""

    scope: ClassVar[str]
    authentication_classes = (TokenAuthentication,)
    permission_classes = (HasScope,)
    throttle_classes = (TokenThrottle,)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Have no cache keep the answer."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers["Cache-Control"] = "no-store, private"
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer
