"""What supervision asks of the clock."""

from datetime import timedelta

from participation.common.tick import register_tick_job
from participation.ngos.supervision.services.ladder import climb
from participation.ngos.supervision.services.opening import open_duties, settle_by_register

register_tick_job("ngos.duties", every=timedelta(minutes=10), run=open_duties)
register_tick_job("ngos.ladder", every=timedelta(minutes=10), run=climb)
register_tick_job("ngos.settled_duties", every=timedelta(minutes=10), run=settle_by_register)
