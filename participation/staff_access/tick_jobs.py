"""What staff access asks of the clock."""

from datetime import timedelta

from participation.common.tick import register_tick_job
from participation.staff_access.tokens.services import forget_ended

register_tick_job("staff_access.tokens", every=timedelta(hours=1), run=forget_ended)
