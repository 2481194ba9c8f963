"""One's own tokens for programs, under the account settings."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from participation.staff_access import selectors, services
from participation.staff_access.access import member_of_staff
from participation.staff_access.tokens.forms import TokenForm
from participation.staff_access.tokens.scopes import all_scopes, scopes_of
from participation.staff_access.tokens.services import (
    TooManyTokensError,
    make_token,
    revoke_token,
    tokens_of,
)
from participation.staff_access.views.account import AccountScreen

TOKENS = "staff_access:tokens"


@method_decorator(never_cache, name="dispatch")
class TokensView(AccountScreen):
    """The tokens that hold, and the way to another."""

    template_name = "staff_access/account/tokens.html"
    page_title = gettext_lazy("Tokens for programs")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tokens."""
        labels = {one.name: one.label for one in all_scopes()}
        return super().get_context_data(
            tokens=[
                (one, [labels.get(scope, scope) for scope in one.scopes])
                for one in tokens_of(self.owner)
            ],
            has_authenticator=selectors.authenticator_of(self.owner) is not None,
            has_scopes=bool(scopes_of(self.owner)),
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class MakeTokenView(AccountScreen):
    """Makes a token and shows it once."""

    template_name = "staff_access/account/new_token.html"
    page_title = gettext_lazy("A new token")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead back who has no app, or nothing to give."""
        if selectors.authenticator_of(self.owner) is None or not scopes_of(self.owner):
            return redirect(TOKENS)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for everything."""
        return self.page(form=TokenForm(user=self.owner))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check the code and show the token."""
        form = TokenForm(request.POST, user=self.owner)
        if form.is_valid():
            try:
                made = make_token(user=self.owner, **form.cleaned_data)
            except services.CodeRefusedError as error:
                form.refuse(error)
            except services.NotAllowedError:
                return redirect(TOKENS)
            except TooManyTokensError:
                form.add_error(None, _("You have as many as there can be; revoke one first."))
            else:
                return self.page(form=None, token=made.token, row=made.row)
        return self.page(form=form)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a token back."""
    if not revoke_token(user=member_of_staff(request), pk=pk):
        raise Http404
    messages.success(request, _("The token opens nothing any more."))
    return redirect(reverse(TOKENS))
