"""Letters on the screens of a case: written, approved, numbered by the secretariat, printed."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, BeneathCaseView, handled_for
from participation.cases.desk.enclosing import EncloseForm, VersionForm
from participation.cases.desk.keys import OF_LETTER
from participation.cases.desk.secretariat import letter_words
from participation.cases.enclosures import enclosed_with, offers_for
from participation.cases.enums import EventType
from participation.cases.models import Case, CaseEvent
from participation.cases.numbers import show_number
from participation.cases.services import letters
from participation.cases.services.enclosing import ENCLOSED, enclose
from participation.cases.services.files import HOLDER
from participation.common.enums import LetterDirection, LetterState
from participation.common.files.responses import file_response, paper_response
from participation.common.letters import services as steps
from participation.common.letters.admin import DOCX
from participation.common.letters.content import Stamp
from participation.common.letters.forms import IssueForm, LetterForm
from participation.common.letters.incoming import ScanForm
from participation.common.letters.printing import letter_docx, letter_pdf
from participation.common.letters.scans import scan_of, scan_row, send_scan
from participation.common.letters.selectors import content_of
from participation.common.models import Letter
from participation.common.pdf import PdfError

PAPERS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "docx": (DOCX, letter_docx),
    "pdf": ("application/pdf", letter_pdf),
}


class LetterView(BeneathCaseView):
    """A new letter of a case, or one that is there, with what can be done with it."""

    template_name = "cases/desk/letter.html"
    header_icon = "mail"
    letter: Letter | None
    refused: tuple[str, forms.Form] | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find case and letter among what this person works on."""
        self.case, self.user = handled_for(request, kwargs["pk"])
        key = kwargs.get("letter_id")
        self.letter = letter_of(self.case, key) if key else None
        if self.case.anonymised_at and (self.letter is None or request.method == "POST"):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one step; what was typed stays where it is refused."""
        if self.letter is None:
            return self._write(LetterForm(request.POST))
        name = request.POST.get("do", "")
        if name not in ACTS:
            raise Http404
        form = self._sent(name, request)
        if form.is_valid():
            try:
                self._do(name, form, self.letter)
            except ValidationError as error:
                if not self._was_done(name, form):
                    form.add_error(None, error.messages)
        if form.errors:
            return self._refuse(name, form)
        messages.success(request, DONE[name]())
        return redirect(request.path)

    def _write(self, form: LetterForm) -> HttpResponse:
        if not form.is_valid():
            return self._refuse("change", form)
        try:
            letter = letters.write(
                case=self.case,
                content=form.content(),
                token=form.cleaned_data["token"],
                by=self.user,
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._refuse("change", form)
        messages.success(self.request, _("The letter was written."))
        return redirect("cases:letter", self.case.pk, letter.pk)

    def _do(self, name: str, form: forms.Form, letter: Letter) -> None:
        given: dict[str, Any] = {
            "case": self.case,
            "letter": letter,
            "by": self.user,
            "version": form.cleaned_data["version"],
        }
        if isinstance(form, LetterForm):
            letters.change(content=form.content(), **given)
        elif isinstance(form, IssueForm):
            stamp = Stamp(number=form.cleaned_data["number"], dated=form.cleaned_data["dated"])
            letters.issue(stamp=stamp, **given)
        elif isinstance(form, ScanForm):
            letters.keep_scan(scan_id=send_scan(form.cleaned_data["scan"]).pk, **given)
        elif isinstance(form, EncloseForm):
            enclose(
                case=self.case,
                letter=letter,
                add=[uuid.UUID(key) for key in form.cleaned_data["chosen"]],
                take=[uuid.UUID(key) for key in form.cleaned_data["shown"]],
                by=self.user,
            )
        elif name == "approve":
            letters.approve(**given)
        else:
            letters.take_back(**given)

    def _sent(self, name: str, request: HttpRequest) -> forms.Form:
        """Return the form of a step as it was sent. Raises Http404 where it is over."""
        if name != "enclose":
            return FORMS.get(name, VersionForm)(request.POST, request.FILES)
        form = self._enclosing(request.POST)
        if form is None:
            raise Http404
        return form

    def _enclosing(self, sent: Any = None) -> EncloseForm | None:
        """Return the form of what goes along; None where nothing can any more, or there is none."""
        letter = self.letter
        if (
            letter is None
            or letter.direction == LetterDirection.INCOMING
            or letter.state == LetterState.ISSUED
            or self.case.anonymised_at
        ):
            return None
        offers = offers_for(self.case, self.user, letter=letter)
        enclosed = [str(file.pk) for file in enclosed_with(letter)]
        initial = {"version": letter.version, "chosen": enclosed, "shown": enclosed}
        return EncloseForm(sent, initial=initial, offers=offers, enclosed=enclosed)

    def _was_done(self, name: str, form: forms.Form) -> bool:
        """Return whether a double click has done it: this person's last step, with these words."""
        letter = self.letter = letter_of(self.case, self.letter.pk)  # type: ignore[union-attr]
        last = CaseEvent.objects.filter(case=self.case, type=EventType.LETTER).last()
        if last is None or last.actor_id != self.user.pk or last.data["letter"] != str(letter.pk):
            return False
        if last.data["act"] != ACTS[name] or letter.version != form.cleaned_data["version"] + 1:
            return False
        if isinstance(form, LetterForm):
            return content_of(letter) == form.content()
        return not isinstance(form, IssueForm) or letter.number == form.cleaned_data["number"]

    def _refuse(self, name: str, form: forms.Form) -> HttpResponse:
        self.refused = (name, form)
        return self.render_to_response(self.get_context_data(), status=INVALID)

    def get_page_title(self) -> str:
        """Return what the screen is about."""
        if self.letter is None:
            return _("New letter")
        number = show_number(self.letter.number)
        return _("Letter %(number)s") % {"number": number} if number else _("Official letter")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the letter and its forms."""
        letter = self.letter
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "letter": letter,
            "content": content_of(letter) if letter is not None else None,
            "forms": self._forms(letter),
            "version": letter.version if letter is not None else 0,
            "scan": scan_row(letter) if letter is not None else None,
            "enclosed": enclosed_with(letter) if letter is not None else [],
            "secretariat": self._for_secretariat(letter),
            "keys": OF_LETTER,
        }

    def _for_secretariat(self, letter: Letter | None) -> str:
        if letter is None or letter.direction == LetterDirection.INCOMING:
            return ""
        return letter_words(self.case, letter, content_of(letter))

    def _forms(self, letter: Letter | None) -> dict[str, forms.Form]:
        found: dict[str, forms.Form] = {}
        if letter is None:
            found["change"] = LetterForm(initial={"subject": self.case.title})
        elif letter.is_draft:
            found["change"] = LetterForm(letter=letter)
        elif letter.state == "approved":
            found["issue"] = IssueForm(initial={"version": letter.version})
        elif not self.case.anonymised_at:
            found["scan"] = ScanForm(initial={"version": letter.version})
        if (enclosing := self._enclosing()) is not None and enclosing.offers:
            found["enclose"] = enclosing
        if self.refused and self.refused[0] in {*FORMS, "enclose"}:
            found[self.refused[0]] = self.refused[1]
        elif self.refused:
            found["refused"] = self.refused[1]
        return found


DONE: dict[str, Callable[[], str]] = {
    "change": lambda: _("The draft was saved."),
    "approve": lambda: _("The letter was approved; print it and have the secretariat number it."),
    "take_back": lambda: _("The letter is a draft again."),
    "issue": lambda: _("Number and date were noted."),
    "scan": lambda: _("The scan was kept with the letter."),
    "enclose": lambda: _("What goes along with the letter was kept."),
}
ACTS = {
    "change": steps.CHANGED,
    "approve": steps.APPROVED,
    "take_back": steps.RETURNED,
    "issue": steps.ISSUED,
    "scan": steps.SCANNED,
    "enclose": ENCLOSED,
}
FORMS: dict[str, type[forms.Form]] = {"change": LetterForm, "issue": IssueForm, "scan": ScanForm}


@require_safe
def paper(request: HttpRequest, pk: uuid.UUID, letter_id: uuid.UUID, form: str) -> HttpResponse:
    """Give out a letter on paper, to be saved or printed."""
    case, _user = handled_for(request, pk)
    letter = letter_of(case, letter_id)
    if letter.direction == LetterDirection.INCOMING:
        # It has a paper of its own: the scan.
        raise Http404
    content_type, make = PAPERS[form]
    try:
        content = make(letter, enclosed=len(enclosed_with(letter)))
    except (ValidationError, PdfError):
        messages.error(request, _("The paper could not be made. Look at the letterhead."))
        return redirect("cases:letter", case.pk, letter.pk)
    return paper_response(content, content_type, name=f"letter-{case.number}.{form}")


@require_safe
def scan(request: HttpRequest, pk: uuid.UUID, letter_id: uuid.UUID) -> HttpResponse:
    """Give out the scan of a letter, once it was checked."""
    case, _user = handled_for(request, pk)
    file = scan_of(letter_of(case, letter_id))
    if file is None:
        raise Http404
    return file_response(file)


def letter_of(case: Case, key: uuid.UUID) -> Letter:
    """Return a letter of a case. Raises Http404."""
    letter = Letter.objects.of(HOLDER, case.pk).filter(pk=key).first()
    if letter is None:
        raise Http404
    return letter
