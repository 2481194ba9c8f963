"""The child's work: a line of JSON and a letterhead on standard input.

``{"values": null}`` looks at the letterhead and answers ``{"found": [...]}``; with values it
answers with the filled document. A file that is not opened gives ``{"refused": [reason, ...]}``.
"""

import datetime
import io
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def answer(order: bytes, data: bytes) -> bytes:
    """Check the letterhead, then read or fill it."""
    import docx  # noqa: PLC0415

    from participation.common.letters.filling.gaps import fill, found_in  # noqa: PLC0415
    from participation.common.letters.filling.package import (  # noqa: PLC0415
        RefusedError,
        check_package,
    )

    try:
        check_package(data)
        document = docx.Document(io.BytesIO(data))
    except RefusedError as error:
        return json.dumps({"refused": [error.reason, *error.names]}).encode()
    except (KeyError, ValueError, AttributeError):
        return json.dumps({"refused": ["not-docx"]}).encode()
    values = json.loads(order)["values"]
    if values is None:
        return json.dumps({"found": sorted(found_in(document))}).encode()
    fill(document, values)
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.title = about.subject = ""
    about.created = about.modified = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def main() -> None:
    """Read, answer."""
    # Isolated, the interpreter does not know where our code lies.
    sys.path.insert(0, str(ROOT))
    order, _line_end, data = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(answer(order, data))


if __name__ == "__main__":
    main()
