"""What files citizens and staff send in a case."""

from participation.common.files import register_file_purpose

# With a reply, an addition or an objection of the citizen.
register_file_purpose("case-reply")
# With what the office tells or asks the citizen.
register_file_purpose("case-answer")
