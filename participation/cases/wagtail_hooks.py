"""Cases in Wagtail's admin."""

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry
from wagtail.permissions import register_permission_policy

from participation.cases.desk.menu import GuardedMenuItem
from participation.cases.desk.policy import CasePolicy
from participation.cases.desk.readings import ReadingsView
from participation.cases.desk.replies import ReplyTemplateViewSet
from participation.cases.desk.substitutes import SubstitutionPolicy, SubstitutionViewSet
from participation.cases.desk.taken import TakenView
from participation.cases.desk.viewset import CaseViewSet
from participation.cases.enums import EventType
from participation.cases.models import Case, CaseLogEntry, Substitution
from participation.cases.permissions import may_see_readings
from participation.cases.services.events import (
    BY_TOKEN,
    CHECKED,
    LINKED,
    NOTED,
    PERSONAL_SENT,
    UNCHECKED,
    UNLINKED,
    log_action,
)
from participation.cases.services.taking_out import EXPORTED
from participation.common.models import User
from participation.common.viewsets import register_desk_viewset
from persian.digits import to_persian_digits
from persian.personal_data import LABELS

register_desk_viewset(ReplyTemplateViewSet, order=30)
register_desk_viewset(SubstitutionViewSet, order=40)
register_permission_policy(Case, CasePolicy(Case))
register_permission_policy(Substitution, SubstitutionPolicy(Substitution))


class PersonalSent(LogFormatter):  # type: ignore[misc]
    """Tells which kinds of personal data went out."""

    label = _("Personal data sent")

    def format_message(self, log_entry: CaseLogEntry) -> str:
        """Return the kinds in words; a kind that is found no more has its name."""
        kinds = log_entry.data.get("kinds", [])
        named = "، ".join(str(LABELS.get(kind, kind)) for kind in kinds)
        return gettext("Words with personal data sent to the citizen: %(kinds)s") % {"kinds": named}


class ByToken(LogFormatter):  # type: ignore[misc]
    """Tells which token a program used."""

    label = _("Done by a program")

    def format_message(self, log_entry: CaseLogEntry) -> str:
        """Return the beginning of the token, which opens nothing, and what was done."""
        told = {"token": log_entry.data.get("token", ""), "act": log_entry.data.get("act", "")}
        return gettext("By a program with the token %(token)s…: %(act)s") % told


class Checked(LogFormatter):  # type: ignore[misc]
    """Tells which item of the checklist was ticked."""

    label = _("Ticked in the checklist")

    def format_message(self, log_entry: CaseLogEntry) -> str:
        """Return the item."""
        return gettext("Ticked in the checklist: %(item)s") % log_entry.data


class Unchecked(LogFormatter):  # type: ignore[misc]
    """Tells which item of the checklist was opened again."""

    label = _("Unticked in the checklist")

    def format_message(self, log_entry: CaseLogEntry) -> str:
        """Return the item."""
        return gettext("Unticked in the checklist: %(item)s") % log_entry.data


class Exported(LogFormatter):  # type: ignore[misc]
    """Tells how many cases went into a file; why people stood in it, the report of it says."""

    label = _("List of cases exported")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """Return the number."""
        told = {"number": to_persian_digits(log_entry.data.get("rows", 0))}
        if not log_entry.data.get("people"):
            return gettext("%(number)s cases exported, without people") % told
        return gettext("%(number)s cases exported with people") % told


@hooks.register("register_admin_viewset")
def register_viewset() -> CaseViewSet:
    """Return the list and the screens of cases: what most of the staff come for."""
    return CaseViewSet()


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Return the reports of who read what is guarded, and of who took people out in files."""
    results = ReadingsView.as_view(results_only=True)
    taken = TakenView.as_view(results_only=True)
    return [
        path("reports/people-exports/", TakenView.as_view(), name="people_exports"),
        path("reports/people-exports/results/", taken, name="people_exports_results"),
        path("reports/case-readings/", ReadingsView.as_view(), name="case_readings"),
        path("reports/case-readings/results/", results, name="case_readings_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_readings() -> GuardedMenuItem:
    """Lead to it whoever may look at it."""
    label = _("Readings of sealed and restricted cases")
    return GuardedMenuItem(
        label, reverse("case_readings"), icon_name="view", order=1200, may=may_see_readings
    )


@hooks.register("register_reports_menu_item")
def register_taken() -> GuardedMenuItem:
    """Lead to the files in which people went out."""
    label = _("Files with who submitted cases")
    return GuardedMenuItem(
        label, reverse("people_exports"), icon_name="download", order=1210, may=may_see_readings
    )


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Give the log of cases its own table, and each act its name."""
    actions.register_model(Case, CaseLogEntry)
    # What somebody took out of many cases stands with the person.
    actions.register_model(User, ModelLogEntry)
    actions.register_action(NOTED, _("Note"), _("Note written"))
    actions.register_action(LINKED, _("Link"), _("Linked with another case"))
    actions.register_action(UNLINKED, _("Part"), _("Link with another case removed"))
    actions.register_action(CHECKED)(Checked)
    actions.register_action(UNCHECKED)(Unchecked)
    actions.register_action(PERSONAL_SENT)(PersonalSent)
    actions.register_action(BY_TOKEN)(ByToken)
    actions.register_action(EXPORTED)(Exported)
    for event in EventType:
        actions.register_action(log_action(event), event.label, event.label)


@hooks.register("insert_global_admin_css")
def add_css() -> SafeString:
    """Style the screen of a case."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-cases.css"))
