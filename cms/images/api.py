"""Pictures of the images endpoint."""

from wagtail.api.v2.serializers import BaseSerializer

from cms.images.serializers import DownloadUrlField, PictureFilesField


class ImageSerializer(BaseSerializer):
    """A picture of the images endpoint."""

    download_url = DownloadUrlField(read_only=True)
    files = PictureFilesField(read_only=True)
