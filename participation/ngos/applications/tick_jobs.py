"""What applications ask of the clock."""

from datetime import timedelta

from participation.common.tick import register_tick_job
from participation.ngos.applications.services.late_inquiries import remind_of_inquiries

register_tick_job(
    "ngo_applications.late_inquiries", every=timedelta(hours=1), run=remind_of_inquiries
)
