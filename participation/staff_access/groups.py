"""The groups of staff that the office begins with. What each may do is told in docs/permissions.md.

Permissions say what somebody may do; *where*, the memberships of units say.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

ADMIN = "wagtailadmin.access_admin"
READER = (ADMIN, "cases.view_case")
OFFICER = (*READER, "cases.handle_case")
# Names are data of the office: Persian, and free to change afterwards.
GROUPS: dict[str, tuple[str, ...]] = {
    "کارشناس پرونده": OFFICER,
    "رئیس واحد": (*OFFICER, "cases.seal_case", "cases.approve_answer"),
    "مدیر پرونده‌ها": (
        *OFFICER,
        "cases.seal_case",
        "cases.view_all_cases",
        "cases.anonymise_case",
        "cases.approve_answer",
        "cases.export_identity",
        "cases.view_readings",
        "cases.manage_substitutions",
    ),
    "ناظر پرونده‌ها": (*READER, "cases.view_all_cases", "cases.view_readings"),
    # Beside another group: on its own it opens nothing.
    "پرونده‌های محدود": ("cases.view_restricted_cases",),
    "دبیر نتیجه‌ها": (
        ADMIN,
        "complaints.view_outcome",
        "complaints.add_outcome",
        "complaints.change_outcome",
    ),
    "تأییدکنندهٔ نتیجه‌ها": (
        ADMIN,
        "complaints.view_outcome",
        "complaints.change_outcome",
        "complaints.approve_outcome",
    ),
    "دبیر نام‌گذاری": (
        ADMIN,
        "place_names.view_place",
        "place_names.add_place",
        "place_names.change_place",
        "place_names.rename_place",
        "place_names.import_places",
        "place_names.view_placekind",
        "place_names.add_placekind",
        "place_names.change_placekind",
        "place_names.delete_placekind",
    ),
    # Runs a naming from the admission to the decision; the register itself is kept by those above.
    "دبیر شورای نام‌گذاری": (
        *OFFICER,
        "place_names.view_place",
        "place_names.rename_place",
        "place_names.view_namingpath",
        "resolutions.view_body",
        "resolutions.view_meeting",
        "resolutions.add_meeting",
        "resolutions.change_meeting",
        "resolutions.view_resolution",
    ),
    "کارشناس تشکل‌ها": (
        ADMIN,
        "ngos.view_ngo",
        "ngos.add_ngo",
        "ngos.change_ngo",
        "ngos.license_ngo",
        "ngos.import_ngos",
        "ngos.change_ngosettings",
        *(
            f"ngos.{verb}_{name}"
            for name in ("activityfield", "nameprefix", "issuingauthority", "reservedword")
            for verb in ("view", "add", "change", "delete")
        ),
        "ngos_supervision.view_supervision",
        "ngos_supervision.supervise_ngo",
        "ngos_supervision.record_support",
        "ngos_supervision.change_supervisionsettings",
        *(
            f"ngos_supervision.{verb}_{name}"
            for name in ("dutykind", "reportform", "ladderrung")
            for verb in ("view", "add", "change")
        ),
        "ngos_supervision.delete_ladderrung",
        "visits.record_all_visits",
        "visits.view_visititem",
        "visits.add_visititem",
        "visits.change_visititem",
    ),
    # In the counties of the units in which somebody works.
    "بازدیدکنندهٔ شهرستان": (ADMIN, "visits.record_visit"),
    # Calls and projects of NGOs for the whole office; plans are cases.
    "کارشناس طرح‌های سمن‌ها": (
        *OFFICER,
        "ngo_projects.view_call",
        "ngo_projects.add_call",
        "ngo_projects.change_call",
        "ngo_projects.award_plan",
        "ngo_projects.view_project",
        "ngo_projects.view_all_projects",
        "ngo_projects.change_project",
        "ngo_projects.view_planrefusal",
        "ngo_projects.add_planrefusal",
        "ngo_projects.change_planrefusal",
        "ngo_projects.change_projectsettings",
        "ngos.view_ngo",
    ),
    # In a county governorate: the projects that it supervises.
    "ناظر طرح‌های شهرستان": (*READER, "ngo_projects.view_project", "ngo_projects.supervise_project"),
    # Beside a group that works on cases: on their own they open no case.
    "ارزیاب طرح‌ها": (ADMIN, "ngo_projects.judge_plan"),
    "کارشناس استعلام": (
        ADMIN,
        "ngo_applications.record_inquiries",
        "ngo_applications.view_inquiry_results",
    ),
    "دبیر هیئت سمن‌ها": (
        ADMIN,
        "ngo_applications.decide_application",
        "ngo_applications.view_inquiry_results",
    ),
    "مدیر میز": (
        ADMIN,
        "ngo_guide.view_levelguide",
        "ngo_guide.change_levelguide",
        "ngo_applications.view_inquiryauthority",
        "ngo_applications.add_inquiryauthority",
        "ngo_applications.change_inquiryauthority",
        "ngo_applications.change_inquirysettings",
        "ngo_applications.view_refusalreason",
        "ngo_applications.add_refusalreason",
        "ngo_applications.change_refusalreason",
        "ngo_applications.view_approvedtext",
        "ngo_applications.add_approvedtext",
        "ngo_applications.change_approvedtext",
        "ngo_statutes.view_clause",
        "ngo_statutes.add_clause",
        "ngo_statutes.change_clause",
        "complaints.view_category",
        "complaints.add_category",
        "complaints.change_category",
        "complaints.delete_category",
        "complaints.add_routingrule",
        "complaints.change_routingrule",
        "complaints.delete_routingrule",
        "place_names.view_namingpath",
        "place_names.add_namingpath",
        "place_names.change_namingpath",
        "naming_rules.add_namingrule",
        "naming_rules.change_namingrule",
        "naming_rules.delete_namingrule",
        "cases.change_casesettings",
        "cases.view_replytemplate",
        "cases.add_replytemplate",
        "cases.change_replytemplate",
        "cases.delete_replytemplate",
        "common.change_officesettings",
        "common.change_lettersettings",
        "common.add_holiday",
        "common.change_holiday",
        "common.delete_holiday",
        "common.add_unit",
        "common.change_unit",
        "common.add_unitmembership",
        "common.change_unitmembership",
        "common.delete_unitmembership",
        "cases.manage_substitutions",
        "common.view_messagetemplate",
        "common.change_messagetemplate",
        "common.view_outboxmessage",
        "common.retry_outboxmessage",
    ),
}


@dataclass(frozen=True)
class Ensured:
    """Which groups were made, which got what is new, which were brought back to what is here."""

    made: list[str]
    widened: list[str]
    restored: list[str]


@transaction.atomic
def ensure_groups(*, restore: bool = False, new: Collection[str] = ()) -> Ensured:
    """Make the groups that are missing; again changes nothing.

    What the office has changed in a group stays, unless ``restore`` is asked for. ``new`` are
    permissions that nobody could take away before, as «app.codename»: the groups that are meant to
    have one get it.
    """
    done = Ensured([], [], [])
    for name, codes in GROUPS.items():
        group, is_new = Group.objects.get_or_create(name=name)
        wanted, there = set(permissions_named(codes)), set(group.permissions.all())
        added = set(permissions_named(tuple(code for code in codes if code in new)))
        if is_new:
            done.made.append(name)
            group.permissions.set(wanted)
        elif restore and there != wanted:
            done.restored.append(name)
            group.permissions.set(wanted)
        elif not restore and added - there:
            done.widened.append(name)
            group.permissions.add(*added)
    return done


def permissions_named(codes: tuple[str, ...]) -> list[Permission]:
    """Return permissions by «app.codename». Raises LookupError for one that there is not."""
    pairs = [code.split(".") for code in codes]
    asked = Q(pk__in=())
    for app, codename in pairs:
        asked |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(asked).select_related("content_type"))
    if len(found) != len(set(codes)):
        known = {f"{one.content_type.app_label}.{one.codename}" for one in found}
        raise LookupError(f"No such permission: {sorted(set(codes) - known)}.")
    return found
