"""What the register asks of the clock."""

from datetime import timedelta

from participation.common.tick import register_tick_job
from participation.ngos.services import expire_permits

register_tick_job("ngos.expire", every=timedelta(minutes=10), run=expire_permits)
