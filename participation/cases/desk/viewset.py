"""Cases in the menu. Nobody adds, edits or deletes one by a plain form."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.viewsets.model import ModelViewSet

from participation.cases.desk import checklists, links, masking, saved
from participation.cases.desk.anonymising import AnonymiseView
from participation.cases.desk.board import BoardView, MapView
from participation.cases.desk.bulk import BulkRunView, BulkView
from participation.cases.desk.exporting import ExportView
from participation.cases.desk.files import download
from participation.cases.desk.filters import CaseFilterSet
from participation.cases.desk.find import find
from participation.cases.desk.forward import ForwardView
from participation.cases.desk.incoming import IncomingView
from participation.cases.desk.index import CaseIndexView
from participation.cases.desk.letters import PAPERS, LetterView, paper, scan
from participation.cases.desk.masking import MaskView
from participation.cases.desk.notices import NoticeSettingsView, NoticesView
from participation.cases.desk.prints import answer, cover, slip, today_list
from participation.cases.desk.referrals import ReferralView, ReferView
from participation.cases.desk.screen import CaseView
from participation.cases.desk.splitting import SplitView
from participation.cases.desk.telephone import TelephoneView
from participation.cases.desk.uploads import PURPOSE, upload_place
from participation.cases.models import Case
from participation.common.files.forms import receives_files
from participation.common.files.views import upload_urls
from participation.common.letters.scans import PURPOSE as SCANS


class CaseUrlFinder(ModelAdminURLFinder):
    """Leads reports to the screen of a case."""

    edit_url_name = "cases:screen"


class CaseViewSet(ModelViewSet):
    """The list and the screen."""

    model = Case
    name = "cases"
    icon = "folder-open-inverse"
    menu_label = _("Cases")
    menu_order = 90
    add_to_admin_menu = True
    index_view_class = CaseIndexView
    filterset_class = CaseFilterSet
    list_per_page = 50
    search_fields = ("number",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    list_export = ()
    panels = ()
    url_finder_class = CaseUrlFinder

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the list where a case is opened."""
        return super().get_index_view_kwargs(
            screen_url_name=self.get_url_name("screen"), add_url_name=None, **kwargs
        )

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Offer all permissions of cases to whoever edits groups."""
        content_type = {"content_type__app_label": "cases", "content_type__model": "case"}
        return Permission.objects.filter(**content_type).exclude(codename="change_case")

    def get_urlpatterns(self) -> list[URLPattern | URLResolver]:
        """Keep the list; add the screen of a case and its files."""
        listing = [
            one for one in super().get_urlpatterns() if one.name in {"index", "index_results"}
        ]
        screen = CaseView.as_view(index_url_name=self.get_url_name("index"))
        letter = receives_files(SCANS)(LetterView.as_view())
        incoming = receives_files(SCANS)(IncomingView.as_view())
        return [
            *listing,
            path("board/", BoardView.as_view(), name="board"),
            path("map/", MapView.as_view(), name="map"),
            path("export/", ExportView.as_view(), name="export"),
            path("bulk/", BulkView.as_view(), name="bulk"),
            path("bulk/<uuid:run_id>/", BulkRunView.as_view(), name="bulk_run"),
            path("find/", find, name="find"),
            path("today/", today_list, name="today"),
            path("telephone/", TelephoneView.as_view(), name="telephone"),
            path("notices/", NoticesView.as_view(), name="notices"),
            path("notices/settings/", NoticeSettingsView.as_view(), name="notice_settings"),
            path("saved/", saved.save, name="save_filter"),
            path("saved/<int:filter_id>/remove/", saved.remove, name="remove_filter"),
            path("<uuid:pk>/", receives_files(PURPOSE)(screen), name="screen"),
            path(
                "<uuid:pk>/uploads/<slug:step>/", include(upload_urls(upload_place, name="uploads"))
            ),
            path("<uuid:pk>/files/<uuid:file_id>/", download, name="file"),
            path("<uuid:pk>/files/<uuid:file_id>/mask/", MaskView.as_view(), name="mask"),
            path("<uuid:pk>/files/<uuid:file_id>/unmask/", masking.remove, name="unmask"),
            path(
                "<uuid:pk>/files/<uuid:file_id>/pages/<int:page>/",
                masking.file_page,
                name="file_page",
            ),
            path("<uuid:pk>/cover/", cover, name="cover"),
            path("<uuid:pk>/answers/<int:number>/", answer, name="answer"),
            path("<uuid:pk>/referrals/new/", ReferView.as_view(), name="refer"),
            path("<uuid:pk>/referrals/<int:referral_id>/", ReferralView.as_view(), name="referral"),
            path("<uuid:pk>/referrals/<int:referral_id>/slip/", slip, name="slip"),
            path("<uuid:pk>/referrals/<int:referral_id>/on/", ReferView.as_view(), name="send_on"),
            path("<uuid:pk>/forward/", ForwardView.as_view(), name="forward"),
            path("<uuid:pk>/checklist/", checklists.check, name="checklist"),
            path("<uuid:pk>/split/", SplitView.as_view(), name="split"),
            path("<uuid:pk>/links/", links.link, name="link"),
            path("<uuid:pk>/links/answer/", links.answer_duplicates, name="answer_duplicates"),
            path("<uuid:pk>/links/<int:link_id>/remove/", links.unlink, name="unlink"),
            path("<uuid:pk>/anonymise/", AnonymiseView.as_view(), name="anonymise"),
            path("<uuid:pk>/letters/new/", letter, name="new_letter"),
            path("<uuid:pk>/letters/incoming/", incoming, name="incoming_letter"),
            path("<uuid:pk>/letters/<uuid:letter_id>/", letter, name="letter"),
            path("<uuid:pk>/letters/<uuid:letter_id>/scan/", scan, name="scan"),
            *(
                path(f"<uuid:pk>/letters/<uuid:letter_id>/{form}/", paper, {"form": form}, form)
                for form in PAPERS
            ),
        ]
