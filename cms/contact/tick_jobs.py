"""What the contact page asks of the clock."""

from datetime import timedelta

from cms.contact.services import delete_old_messages
from participation.common.tick import register_tick_job

register_tick_job("contact.delete_old", every=timedelta(days=1), run=delete_old_messages)
