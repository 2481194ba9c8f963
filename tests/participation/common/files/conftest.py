"""A purpose of the tests' own, an empty storage, and what waits for a commit."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from participation.common.files import register_file_purpose, store_upload
from participation.common.models import PrivateFile

PURPOSE = register_file_purpose("tried").name
HOLDER = {"holder_kind": "draft", "holder_id": "7"}


@pytest.fixture(autouse=True)
def private_root() -> Iterator[Path]:
    """The folder of the private storage, empty before and after."""
    folder = Path(django_settings.PRIVATE_ROOT)
    shutil.rmtree(folder, ignore_errors=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def stored(django_capture_on_commit_callbacks: Any) -> Callable[..., PrivateFile]:
    """Return a function that sends a file at once and has it checked."""

    def store(content: bytes, name: str = "a.pdf", **holder: str) -> PrivateFile:
        with django_capture_on_commit_callbacks(execute=True):
            file = store_upload(purpose=PURPOSE, name=name, content=content, **holder)
        file.refresh_from_db()
        return file

    return store


def objects_in(folder: Path) -> list[Path]:
    """Return every file that lies in the storage."""
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def tried_site(settings: Any) -> None:
    """The site with a page of the tests' own on it."""
    settings.ROOT_URLCONF = "tests.participation.common.files.tried_site"
