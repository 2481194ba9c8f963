"""Private files: received in parts, checked in a child process, kept encrypted.

An app says in its ``file_purposes.py`` what it takes (``register_file_purpose``), receives with
``store_upload`` or the views of ``files.views``, gives to its own rows with ``claim_files`` and
shows with ``files.responses.file_response`` behind its own permissions.
"""

from participation.common.files.checking import check_file, check_waiting_files
from participation.common.files.copying import copy_file
from participation.common.files.purposes import FilePurpose, file_purpose, register_file_purpose
from participation.common.files.receiving import begin_upload, receive_chunk, store_upload
from participation.common.files.refusals import (
    ChunkRefusedError,
    FileGoneError,
    FileNotReadyError,
    OffsetError,
    UploadRefusedError,
    refusal_text,
)
from participation.common.files.selectors import (
    files_of,
    files_of_holders,
    read_file,
    ready_files_of,
)
from participation.common.files.services import (
    claim_files,
    delete_files_of,
    expire_files,
    remove_file,
)

__all__ = [
    "ChunkRefusedError",
    "FileGoneError",
    "FileNotReadyError",
    "FilePurpose",
    "OffsetError",
    "UploadRefusedError",
    "begin_upload",
    "check_file",
    "check_waiting_files",
    "claim_files",
    "copy_file",
    "delete_files_of",
    "expire_files",
    "file_purpose",
    "files_of",
    "files_of_holders",
    "read_file",
    "ready_files_of",
    "receive_chunk",
    "refusal_text",
    "register_file_purpose",
    "remove_file",
    "store_upload",
]
