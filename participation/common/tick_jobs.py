"""What the desk asks of the clock."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from participation.common.calendar import tell_again
from participation.common.codes import delete_dead_codes
from participation.common.defence.counters import forget_old
from participation.common.files import check_waiting_files, expire_files
from participation.common.forgetting import empty_write_ahead_log
from participation.common.links import delete_dead_links
from participation.common.outbox import drain_outbox, empty_old_messages
from participation.common.tick import register_tick_job
from participation.common.versions import forget_old_marks
from search.spelling import rebuild_words, refresh_words
from search.sync import send_changes

KEEP_TASKS = timedelta(days=7)
KEEP_SIGN_INS_DAYS = 90


def clear_sessions() -> None:
    """Delete the sessions that have ended."""
    call_command("clearsessions")


def clear_sign_in_logs() -> None:
    """Delete old records of signing in, which hold addresses and names."""
    from axes.handlers.proxy import AxesProxyHandler  # noqa: PLC0415 - reads the app registry

    AxesProxyHandler.reset_logs(age_days=KEEP_SIGN_INS_DAYS)
    AxesProxyHandler.reset_failure_logs(age_days=KEEP_SIGN_INS_DAYS)


def clear_tasks() -> None:
    """Delete what the queue of tasks has finished."""
    limit = timezone.now() - KEEP_TASKS
    DBTaskResult.objects.finished().filter(finished_at__lt=limit).delete()


register_tick_job("search.send_changes", every=timedelta(seconds=15), run=send_changes.call)
register_tick_job("search.words", every=timedelta(minutes=10), run=refresh_words)
register_tick_job("search.all_words", every=timedelta(days=1), run=rebuild_words)
register_tick_job("common.dead_links", every=timedelta(minutes=10), run=delete_dead_links)
register_tick_job("common.dead_codes", every=timedelta(minutes=10), run=delete_dead_codes)
register_tick_job("common.drain_outbox", every=timedelta(seconds=15), run=drain_outbox)
register_tick_job("common.empty_outbox", every=timedelta(days=1), run=empty_old_messages)
register_tick_job("common.clear_sessions", every=timedelta(days=1), run=clear_sessions)
register_tick_job("common.clear_sign_in_logs", every=timedelta(days=1), run=clear_sign_in_logs)
register_tick_job("common.clear_tasks", every=timedelta(days=1), run=clear_tasks)
register_tick_job("common.old_marks", every=timedelta(days=1), run=forget_old_marks)
register_tick_job("common.calendar", every=timedelta(minutes=1), run=tell_again)
register_tick_job("common.check_files", every=timedelta(minutes=1), run=check_waiting_files)
register_tick_job("common.expire_files", every=timedelta(minutes=10), run=expire_files)
register_tick_job("common.forget_counters", every=timedelta(minutes=10), run=forget_old)
register_tick_job("common.write_ahead_log", every=timedelta(hours=1), run=empty_write_ahead_log)
