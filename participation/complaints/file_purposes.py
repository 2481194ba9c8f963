"""What files come with a complaint."""

from participation.common.files import register_file_purpose

register_file_purpose("complaint")
