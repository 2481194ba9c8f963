"""Importing places from a file: the form, and how far an import is."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.common.exports import Column, export
from participation.common.models import County
from participation.place_names.desk.screen import PlaceScreen
from participation.place_names.enums import ImportState, RowState
from participation.place_names.importing.runs import MAX_BYTES, format_of, progress, start
from participation.place_names.models import ImportRow, PlaceImport, PlaceKind
from participation.place_names.permissions import may_import
from participation.place_names.tasks import wake_import
from persian.fields import CleanCharField

REFUSED_SHOWN = 200
RECENT = 10
FAILURES = {
    "too-many": gettext_lazy("It has more than 50,000 rows; divide it."),
    "too-large": gettext_lazy("It is too large; divide it."),
    "encoding": gettext_lazy("It is not written in UTF-8."),
    "no-name-column": gettext_lazy("Its first line names no column «name»."),
    "no-collection": gettext_lazy("It is no collection of features of GeoJSON."),
    "damaged": gettext_lazy("It is damaged or not what its ending says."),
}
COLUMNS = (
    Column("line", gettext_lazy("line"), lambda row: row.line),
    Column("name", gettext_lazy("name"), lambda row: row.data.get("name", "")),
    Column("reason", gettext_lazy("reason"), lambda row: row.reason),
)


class ImportForm(forms.Form):
    """A file, where it is from, and what holds for rows that do not say it."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("file"), help_text=gettext_lazy("CSV or GeoJSON, at most 20 MB.")
    )
    source = forms.SlugField(
        label=gettext_lazy("source"),
        max_length=40,
        help_text=gettext_lazy(
            "A short word in Latin letters. The same file of the same source again "
            "makes no place twice."
        ),
    )
    county = forms.ModelChoiceField(
        label=gettext_lazy("County of rows that say none"),
        queryset=County.objects.none(),
        required=False,
    )
    city = CleanCharField(
        label=gettext_lazy("City of rows that say none"), max_length=80, required=False
    )
    kind = forms.ModelChoiceField(
        label=gettext_lazy("Kind of rows that say none"),
        queryset=PlaceKind.objects.none(),
        required=False,
    )
    is_dry_run = forms.BooleanField(
        label=gettext_lazy("Only try: report what would be done, write nothing"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what there is."""
        super().__init__(*args, **kwargs)
        self.initial["token"] = uuid.uuid4()
        self.fields["county"].queryset = County.objects.in_force()  # type: ignore[attr-defined]
        self.fields["kind"].queryset = PlaceKind.objects.offered()  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """Refuse what is too large or of another kind."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(FAILURES["too-large"])
        try:
            format_of(file.name)
        except ValueError:
            raise ValidationError(_("Only CSV and GeoJSON are read.")) from None
        return file


class ImportView(PlaceScreen):
    """The form, with the imports of the last days."""

    template_name = "place_names/desk/import.html"
    header_icon = "download"
    form: ImportForm | None = None

    def open(self, **kwargs: Any) -> None:
        """Let in who may import."""
        if not may_import(self.user):
            raise Http404

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the file; a worker or the clock reads it."""
        self.form = form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.again()
        said = form.cleaned_data
        run = start(
            token=said["token"], content=said["file"].read(), file_name=said["file"].name,
            source=said["source"], county=said["county"], city=said["city"], kind=said["kind"],
            is_dry_run=said["is_dry_run"], by=self.user,
        )  # fmt: skip
        wake_import(run)
        return redirect("places:import_run", run.pk)

    def get_page_title(self) -> str:
        """Return what the screen is for."""
        return _("Import places")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the form and what was imported last."""
        runs = PlaceImport.objects.defer("content").select_related("user")[:RECENT]
        form = self.form or ImportForm()
        return super().get_context_data(form=form, media=form.media, runs=runs, **kwargs)


class ImportRunView(PlaceScreen):
    """How far an import is, and what was refused."""

    template_name = "place_names/desk/import_run.html"
    header_icon = "download"
    http_method_names = ("get", "head")
    run: PlaceImport

    def open(self, **kwargs: Any) -> None:
        """Find the import. Raises Http404."""
        found = PlaceImport.objects.defer("content").filter(pk=kwargs["pk"]).first()
        if found is None or not may_import(self.user):
            raise Http404
        self.run = found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show it, or give what was refused as a file."""
        if request.GET.get("export") == "csv":
            return export(self._refused().iterator(500), COLUMNS, filename="refused.csv")
        return super().get(request, *args, **kwargs)

    def _refused(self) -> Any:
        refused = ImportRow.objects.filter(run=self.run, state=RowState.REFUSED)
        return refused.order_by("line", "pk")

    def get_page_title(self) -> str:
        """Return the name of the file."""
        return self.run.file_name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count what became of its rows."""
        counted = progress(self.run)
        everything = sum(counted.values())
        states = [(label, counted[state]) for state, label in RowState.choices if state in counted]
        return {
            **super().get_context_data(**kwargs),
            "run": self.run,
            "is_failed": self.run.state == ImportState.FAILED,
            "failure": FAILURES.get(self.run.failure, ""),
            "states": states,
            "all": everything,
            "done": everything - counted[RowState.WAITING],
            "refused": self._refused()[:REFUSED_SHOWN],
            "is_cut": counted[RowState.REFUSED] > REFUSED_SHOWN,
        }
