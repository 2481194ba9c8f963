"""A list in the admin that is given out as a file, as it is narrowed."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from participation.common.exports import ALL_WRITERS

OFFERED = (("xlsx", _("Download as XLSX")), ("csv", _("Download as CSV")))


class FileListMixin:
    """Beside an IndexView: ``write_file`` answers with the rows of the list as a file of a kind."""

    write_file: ClassVar[Callable[..., HttpResponseBase]]
    request: HttpRequest

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the list, or give it out."""
        kind = request.GET.get("file", "")
        if kind in ALL_WRITERS:
            rows: Any = self.get_queryset()  # type: ignore[attr-defined]
            return self.write_file(rows, kind=kind)
        answer: HttpResponseBase = super().get(request, *args, **kwargs)  # type: ignore[misc]
        return answer

    @property
    def header_more_buttons(self) -> list[Any]:
        """Offer the narrowed list as a file."""
        asked = self.request.GET.copy()
        buttons = []
        for kind, label in OFFERED:
            asked["file"] = kind
            url = f"{self.request.path}?{asked.urlencode()}"
            buttons.append(HeaderButton(label=label, url=url, icon_name="download"))
        return [*buttons, *super().header_more_buttons]  # type: ignore[misc]
