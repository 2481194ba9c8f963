"""What cases ask of the clock."""

from datetime import timedelta

from participation.cases.desk.presence import forget_old
from participation.cases.services import (
    bulk,
    ending,
    files,
    notices,
    reminders,
    retention,
    taking_out,
    words,
)
from participation.cases.statistics.services import publish_due
from participation.cases.tracking.access import send_asked_codes
from participation.common.tick import register_tick_job

register_tick_job("cases.end_waiting", every=timedelta(minutes=10), run=retention.end_waiting)
register_tick_job("cases.end_units", every=timedelta(minutes=10), run=ending.end_units)
register_tick_job("cases.warn_of_ends", every=timedelta(hours=1), run=ending.warn_of_ends)
register_tick_job("cases.codes", every=timedelta(seconds=15), run=send_asked_codes)
register_tick_job("cases.drafts", every=timedelta(minutes=10), run=retention.delete_dead_drafts)
register_tick_job("cases.bulk", every=timedelta(seconds=5), run=bulk.go_on_with_all)
register_tick_job("cases.words", every=timedelta(seconds=5), run=words.index_waiting)
register_tick_job("cases.old_bulk", every=timedelta(hours=1), run=bulk.delete_old_runs)
register_tick_job("cases.trays", every=timedelta(minutes=10), run=files.delete_forgotten_trays)
register_tick_job("cases.receipts", every=timedelta(minutes=1), run=retention.delete_dead_receipts)
register_tick_job("cases.anonymise", every=timedelta(hours=1), run=retention.anonymise_ripe)
register_tick_job("cases.reminders", every=timedelta(minutes=10), run=reminders.remind)
register_tick_job(
    "cases.referral_reminders", every=timedelta(minutes=10), run=reminders.remind_of_referrals
)
register_tick_job("cases.digests", every=timedelta(minutes=10), run=reminders.send_digests)
register_tick_job("cases.old_reasons", every=timedelta(hours=1), run=taking_out.forget_reasons)
register_tick_job("cases.old_notices", every=timedelta(hours=1), run=notices.delete_old)
register_tick_job("cases.statistics", every=timedelta(hours=1), run=publish_due)
register_tick_job("cases.presence", every=timedelta(hours=1), run=forget_old)
