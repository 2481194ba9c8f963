"""The clock runs what is due, once at a time, and one bad job stops no other."""

import os
import signal
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from participation.common import tick
from participation.common.models import TickRun
from participation.common.outbox import enqueue_email
from participation.common.selectors import failing_tick_jobs, last_tick
from participation.common.tick import register_tick_job, run_tick
from tests.disk_site import START
from tests.processes import alive, comes_true

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def ran(monkeypatch):
    """Give an empty registry and the names of the jobs that ran."""
    tick.tick_jobs()
    monkeypatch.setattr(tick, "_jobs", {})
    return []


def add(ran, name, *, every=MINUTE, error=None):
    def run():
        ran.append(name)
        if error:
            raise error

    register_tick_job(name, every=every, run=run)


def test_a_job_runs_when_due_and_not_before(ran, time_machine):
    time_machine.move_to("2026-01-01T08:00Z", tick=False)
    add(ran, "a.minute")
    add(ran, "a.hour", every=timedelta(hours=1))
    assert run_tick().ran == ["a.minute", "a.hour"]
    assert run_tick().skipped == ["a.minute", "a.hour"]
    time_machine.shift(timedelta(seconds=56))
    assert run_tick().ran == ["a.minute"]
    time_machine.shift(timedelta(hours=1))
    assert run_tick().ran == ["a.minute", "a.hour"]


def test_one_failing_job_does_not_stop_the_others(ran, caplog):
    add(ran, "a.bad", error=ZeroDivisionError("a@example.org"))
    add(ran, "a.good")
    report = run_tick()
    assert (report.failed, report.ran) == (["a.bad"], ["a.good"])
    (bad,) = failing_tick_jobs()
    assert (bad.name, bad.failures, bad.last_error) == ("a.bad", 1, "ZeroDivisionError")
    assert bad.succeeded_at is None
    assert "The tick job a.bad failed." in caplog.text


def test_a_job_that_recovers_is_no_longer_counted_as_failing(ran, monkeypatch):
    add(ran, "a.bad", error=ZeroDivisionError())
    run_tick()
    monkeypatch.setattr(tick, "_jobs", {})
    add(ran, "a.bad")
    run_tick(only=["a.bad"])
    assert failing_tick_jobs() == []
    assert TickRun.objects.get(name="a.bad").succeeded_at


def test_what_another_tick_holds_is_left_until_its_lease_ends(ran, time_machine):
    time_machine.move_to("2026-01-01T08:00Z", tick=False)
    add(ran, "a.job")
    now = timezone.now()
    TickRun.objects.create(
        name="a.job", started_at=now - timedelta(hours=1), leased_until=now + MINUTE
    )
    assert run_tick().skipped == ["a.job"]
    assert run_tick(only=["a.job"]).skipped == ["a.job"]
    time_machine.shift(MINUTE)
    assert run_tick().ran == ["a.job"]


def test_the_heartbeat_is_written_even_where_everything_fails(ran, time_machine):
    assert last_tick() is None
    add(ran, "a.bad", error=ZeroDivisionError())
    time_machine.move_to("2026-01-01T08:00Z", tick=False)
    run_tick()
    assert last_tick() == timezone.now()


def test_a_name_is_given_once(ran):
    add(ran, "a.job")
    with pytest.raises(ValueError, match="there already"):
        add(ran, "a.job")
    with pytest.raises(ValueError, match="there already"):
        add(ran, "tick")


def test_the_command_says_what_ran_and_fails_with_the_job(ran, capsys):
    add(ran, "a.good")
    call_command("tick")
    assert capsys.readouterr().out == "Ran a.good.\n"
    add(ran, "a.bad", error=ZeroDivisionError())
    with pytest.raises(CommandError, match=r"Failed: a\.bad") as failure:
        call_command("tick")
    assert failure.value.returncode == 1


def test_the_command_runs_one_job_alone_and_knows_no_other(ran):
    add(ran, "a.one")
    add(ran, "a.two")
    call_command("tick", "--job", "a.two", "--job", "a.two", verbosity=0)
    assert ran == ["a.two"]
    with pytest.raises(CommandError, match=r"No job is named a\.three") as failure:
        call_command("tick", "--job", "a.three")
    assert failure.value.returncode == 2


def test_the_jobs_of_the_apps_are_found_and_named(capsys):
    call_command("tick", "--list")
    listed = capsys.readouterr().out
    assert "common.drain_outbox\tevery 0:00:15" in listed
    assert "core.publish_scheduled\tevery 0:01:00" in listed


def test_one_tick_does_everything_that_the_site_needs():
    enqueue_email(to="a@example.org", subject="s", body="b", idempotency_key="k")
    report = run_tick()
    assert report.failed == []
    assert report.skipped == []
    assert len(mail.outbox) == 1


def test_ended_sessions_and_finished_tasks_are_cleared(client, django_user_model):
    from importlib import import_module  # noqa: PLC0415

    from django.conf import settings  # noqa: PLC0415
    from django_tasks import TaskResultStatus  # noqa: PLC0415
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415

    store = import_module(settings.SESSION_ENGINE).SessionStore
    sessions = store.get_model_class().objects
    for days in (-1, 1):
        session = store()
        session["a"] = 1
        session.set_expiry(timezone.now() + timedelta(days=days))
        session.save()
    task = {"task_path": "a.b", "args_kwargs": {}, "backend_name": "default", "priority": 0}
    for days in (1, 30):
        DBTaskResult.objects.create(
            **task,
            status=TaskResultStatus.SUCCESSFUL,
            finished_at=timezone.now() - timedelta(days=days),
        )
    run_tick(only=["common.clear_sessions", "common.clear_tasks"])
    assert sessions.count() == 1
    assert DBTaskResult.objects.count() == 1


JOB = """
import os, sys, time
from datetime import timedelta
from pathlib import Path
from participation.common import tick
from django.core.management import call_command
def run():
    with open("{log}", "a") as log:
        log.write("start\\n")
    {middle}
    with open("{log}", "a") as log:
        log.write("end\\n")
tick.tick_jobs()
tick._jobs.clear()
tick.register_tick_job("a.slow", every=timedelta(seconds=1), run=run)
"""


def test_two_ticks_at_once_run_a_job_once(disk_site, tmp_path):
    site, log = disk_site(), tmp_path / "log"
    code = JOB.format(log=log, middle="time.sleep(3)")
    code += 'print("ready", flush=True); input(); print(tick.run_tick().ran)'
    children = [site.start(code) for _ in range(2)]
    assert [child.stdout.readline() for child in children] == ["ready\n", "ready\n"]
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    out = sorted(child.communicate(timeout=120)[0] for child in children)
    assert out == ["['a.slow']\n", "[]\n"]
    assert log.read_text() == "start\nend\n"


def test_a_tick_killed_in_the_middle_is_repeated_once_its_lease_ends(disk_site, tmp_path):
    site, log = disk_site(), tmp_path / "log"
    child = site.start(JOB.format(log=log, middle="os._exit(9)") + "tick.run_tick()")
    child.communicate(timeout=120)
    assert child.returncode == 9
    again = JOB.format(log=log, middle="pass") + "print(tick.run_tick().ran)"
    assert site.run(again) == "[]\n"
    site.query("UPDATE common_tickrun SET leased_until = '2020-01-01 00:00:00'")
    site.query("UPDATE common_tickrun SET started_at = '2020-01-01 00:00:00'")
    assert site.run(again) == "['a.slow']\n"
    assert log.read_text() == "start\nstart\nend\n"


def test_for_ever_ends_at_a_signal_after_the_job_at_hand(disk_site, tmp_path):
    site, log = disk_site(), tmp_path / "log"
    code = JOB.format(log=log, middle='print("in", flush=True); time.sleep(1)')
    child = site.start(code + 'call_command("tick", "--forever")')
    assert child.stdout.readline() == "in\n"
    os.kill(child.pid, signal.SIGTERM)
    child.communicate(timeout=30)
    assert child.returncode == 0
    assert log.read_text() == "start\nend\n"
    assert site.query("SELECT lease FROM common_tickrun WHERE name = 'a.slow'") == [(None,)]


def test_for_ever_ends_when_whoever_started_it_is_gone(disk_site, tmp_path):
    site, log = disk_site(), tmp_path / "log"
    code = JOB.format(log=log, middle='Path("{}").touch()'.format(tmp_path / "runs"))
    code = f"{START}{code}call_command('tick', '--forever', '--parent', os.getppid())"
    parent = site.start(
        "import subprocess, sys\n"
        f"child = subprocess.Popen([sys.executable, '-c', {code!r}], stdout=subprocess.DEVNULL)\n"
        "print(child.pid, flush=True)\n"
        "child.wait()\n"
    )
    pid = int(parent.stdout.readline())
    assert comes_true((tmp_path / "runs").exists)
    assert alive([pid]) == [pid]
    parent.kill()
    parent.communicate(timeout=30)
    assert comes_true(lambda: alive([pid]) == [])
