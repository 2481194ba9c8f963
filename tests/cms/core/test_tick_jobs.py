"""Pages go live and end when they were told to, whatever else goes wrong."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision
from wagtail.signals import page_published

from participation.common.models import User
from participation.common.tick import run_tick

pytestmark = pytest.mark.django_db
JOB = "core.publish_scheduled"


@pytest.fixture
def root(time_machine):
    time_machine.move_to("2026-01-01T08:00Z")
    return Page.objects.filter(depth=2).first() or Page.get_first_root_node()


def scheduled(root, title, *, minutes):
    page = root.add_child(instance=Page(title=title, live=False))
    page.go_live_at = timezone.now() + timedelta(minutes=minutes)
    page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live
    return page


def tick():
    return run_tick(only=[JOB])


def test_a_scheduled_page_goes_live_at_its_time_and_not_before(root, time_machine):
    page = scheduled(root, "خبر فردا", minutes=60)
    tick()
    page.refresh_from_db()
    assert not page.live
    time_machine.shift(timedelta(minutes=61))
    tick()
    page.refresh_from_db()
    assert page.live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    entry = PageLogEntry.objects.get(page=page, action="wagtail.publish.scheduled")
    tick()
    assert PageLogEntry.objects.filter(action=entry.action).count() == 1


def test_a_page_ends_at_its_time(root, time_machine):
    page = root.add_child(instance=Page(title="فراخوان"))
    page.expire_at = timezone.now() + timedelta(minutes=5)
    page.save_revision().publish()
    tick()
    page.refresh_from_db()
    assert page.live
    time_machine.shift(timedelta(minutes=6))
    tick()
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def test_a_lock_stops_people_but_not_the_schedule(root, time_machine):
    page = scheduled(root, "قفل", minutes=1)
    page.locked, page.locked_at = True, timezone.now()
    page.locked_by = User.objects.create_user("editor")
    page.save()
    time_machine.shift(timedelta(minutes=2))
    tick()
    page.refresh_from_db()
    assert (page.live, page.locked) == (True, True)


def test_a_page_that_fails_does_not_stop_the_others(root, time_machine, caplog):
    bad = scheduled(root, "بد", minutes=1)
    good = scheduled(root, "خوب", minutes=2)

    def refuse(sender, instance, **kwargs):
        if instance.pk == bad.pk:
            raise ZeroDivisionError

    time_machine.shift(timedelta(minutes=3))
    page_published.connect(refuse)
    try:
        assert tick().failed == [JOB]
    finally:
        page_published.disconnect(refuse)
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.live, good.live) == (False, True)
    assert tick().ran == [JOB]
    bad.refresh_from_db()
    assert bad.live


def test_a_hundred_pages_at_a_time(root, time_machine, monkeypatch):
    from cms.core import tick_jobs  # noqa: PLC0415

    monkeypatch.setattr(tick_jobs, "AT_ONCE", 2)
    pages = [scheduled(root, f"خبر {n}", minutes=n) for n in (1, 2, 3)]
    time_machine.shift(timedelta(minutes=10))
    tick()
    live = Page.objects.filter(pk__in=[page.pk for page in pages], live=True)
    assert set(live) == set(pages[:2])
    tick()
    assert live.all().count() == 3


def test_a_page_approved_for_later_in_a_workflow_is_published_too(root, time_machine):
    from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask  # noqa: PLC0415

    editor = User.objects.create_superuser("chief")
    task = GroupApprovalTask.objects.create(name="بازبینی")
    workflow = Workflow.objects.create(name="انتشار")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = root.add_child(instance=Page(title="تأیید", live=False))
    page.go_live_at = timezone.now() + timedelta(minutes=5)
    page.save_revision()
    state = workflow.start(page, editor)
    state.current_task_state.approve(user=editor)
    page.refresh_from_db()
    assert not page.live
    time_machine.shift(timedelta(minutes=6))
    tick()
    page.refresh_from_db()
    assert page.live
    assert not ModelLogEntry.objects.exists()
