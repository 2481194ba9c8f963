"""What calls and projects ask of the clock."""

from datetime import timedelta

from participation.common.tick import register_tick_job
from participation.ngos.projects.models import rules_now
from participation.ngos.projects.services.calls import close_over
from participation.ngos.projects.services.milestones import remind


def remind_ngos() -> int:
    """Remind as early as the office has set."""
    return remind(rules_now().remind_days)


register_tick_job("ngo_projects.close", every=timedelta(minutes=10), run=close_over)
register_tick_job("ngo_projects.remind", every=timedelta(hours=1), run=remind_ngos)
