"""What files come with a proposal."""

from participation.common.files import register_file_purpose

register_file_purpose("place_name")
