"""Addresses below ``/api/v1/staff/cases/``."""

from django.urls import path

from participation.cases.api import staff, staff_giving, staff_working

urlpatterns = [
    path("", staff.CasesView.as_view(), name="staff-cases"),
    path("<uuid:pk>/", staff.OneCaseView.as_view(), name="staff-case"),
    path("<uuid:pk>/choices/", staff_giving.ChoicesView.as_view(), name="staff-choices"),
    path(
        "<uuid:pk>/files/<uuid:file_id>/", staff_giving.StaffFileView.as_view(), name="staff-file"
    ),
    path("<uuid:pk>/note/", staff.NoteView.as_view(), name="staff-note"),
    path("<uuid:pk>/assign/", staff_giving.AssignView.as_view(), name="staff-assign"),
    path("<uuid:pk>/refer/", staff_giving.ReferView.as_view(), name="staff-refer"),
    path("<uuid:pk>/colleagues/", staff_working.ColleaguesView.as_view(), name="staff-colleagues"),
    path("<uuid:pk>/priority/", staff_working.PriorityView.as_view(), name="staff-priority"),
    path("<uuid:pk>/checklist/", staff_working.ChecklistView.as_view(), name="staff-checklist"),
    path("<uuid:pk>/split/", staff_working.SplitView.as_view(), name="staff-split"),
    path("<uuid:pk>/<slug:act>/", staff.TellView.as_view(), name="staff-tell"),
]
