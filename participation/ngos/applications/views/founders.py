"""The page on which each founder confirms the application by a code to the own mobile."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from participation.cases.services.drafts import DraftGoneError
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard.pages import UNPROCESSABLE, Answer, page, with_filing
from participation.cases.wizard.views import Wizard
from participation.common.defence import ask_to_wait, slow_answer, slow_code
from participation.common.links import private_page
from participation.ngos.applications.confirming import ask_founder, confirm
from participation.ngos.applications.filing import Filing
from participation.ngos.applications.people import ToldPerson, founders_of
from participation.ngos.applications.selectors import in_another
from participation.ngos.applications.services.filing import KIND
from participation.ngos.representatives import CodeForm
from persian.identifiers import mask_mobile


class FoundersPages(Wizard):
    """The page of confirmations, as a part of the wizard of applications."""

    @page(private_page, csrf_protect, require_http_methods(["GET", "HEAD", "POST"]))
    @with_filing
    def founders(self, request: HttpRequest, filing: AnyFiling) -> Answer:
        """Show which founders have confirmed; send a code, take one."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        if filing.lacking_people or not filing.title:
            return redirect(self.address("tasks"))
        if request.method != "POST":
            return self._founders(request, filing)
        wanted = request.POST.get("founder", "")
        person = next((one for one in filing.unconfirmed if str(one.position) == wanted), None)
        if person is None:
            return redirect(self.address("founders"))
        if "send" in request.POST:
            return self._asked(request, filing, person)
        return self._confirmed(request, filing, person)

    def _confirmed(self, request: HttpRequest, filing: Filing, person: ToldPerson) -> Answer:
        form = CodeForm(request.POST, auto_id=f"id_{person.position}_%s")
        if form.is_valid():
            try:
                typed = form.cleaned_data["code"]
                right = confirm(filing.draft, person, typed=typed, name=filing.title)
            except DraftGoneError:
                return self.nothing_open(request)
            if right:
                return redirect(self.address("founders"))
            form.add_error("code", _("This code does not fit, or its time is over."))
        return self._founders(request, filing, refused=(person, form), status=UNPROCESSABLE)

    def _asked(self, request: HttpRequest, filing: Filing, person: ToldPerson) -> Answer:
        if wait := slow_code(request, kind=KIND, number=person.mobile):
            form = CodeForm({}, auto_id=f"id_{person.position}_%s")
            form.errors.clear()
            ask_to_wait(form, wait)
            shown = self._founders(request, filing, refused=(person, form), status=UNPROCESSABLE)
            return slow_answer(shown, wait)
        ask_founder(filing.draft, person, name=filing.title)
        return redirect(f"{self.address('founders')}?sent={person.position}")

    def _founders(
        self,
        request: HttpRequest,
        filing: Filing,
        *,
        refused: tuple[ToldPerson, CodeForm] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        sent = request.GET.get("sent", "")
        rows, founders = [], founders_of(filing.people)
        # Told of those alone who have shown that it is they: nobody asks here about others.
        confirmed = [one.national_id for one in founders if one not in filing.unconfirmed]
        twins = in_another(confirmed) if confirmed else set()
        for person in founders:
            key = person.position
            form = CodeForm(auto_id=f"id_{key}_%s")
            if refused is not None and refused[0] == person:
                form = refused[1]
            is_asked = str(key) == sent or form.is_bound
            is_done = person not in filing.unconfirmed
            is_twice = person.national_id in twins
            rows.append((person, mask_mobile(person.mobile), is_done, is_twice, is_asked, form))
        context = {
            "heading": _("Confirmation by the founders"),
            "filing": filing,
            "rows": rows,
            "form": refused[1] if refused else None,
            "name": filing.title,
        }
        return self.show(request, "founders", context, status=status)
