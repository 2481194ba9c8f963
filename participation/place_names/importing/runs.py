"""An import from its file to its report: each part in a transaction of its own, whoever dies."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.common.clock import now
from participation.common.models import County, User
from participation.common.sandbox import Limits, SandboxError, run_limited
from participation.place_names.enums import ImportFormat, ImportState, RowState
from participation.place_names.models import ImportRow, PlaceImport, PlaceKind
from participation.place_names.services.importing import Importer, Taken
from participation.place_names.services.keeping import follow_places

SCRIPT = Path(__file__).with_name("parse.py")
MAX_BYTES = 20 * 1024 * 1024
LIMITS = Limits(memory=1024 * 1024 * 1024, seconds=60)
AT_ONCE = 100
KEPT = timedelta(days=30)
LONGEST_REASON = 300
FAILURES = frozenset(
    {"too-many", "too-large", "encoding", "damaged", "no-name-column", "no-collection"}
)


def start(  # noqa: PLR0913  # what an import is made of, each by its name
    *,
    token: UUID,
    content: bytes,
    file_name: str,
    source: str,
    county: County | None = None,
    city: str = "",
    kind: PlaceKind | None = None,
    is_dry_run: bool = False,
    by: User | None = None,
) -> PlaceImport:
    """Note what is to be imported; the same ``token`` gives the import that is there.

    Raises ValueError for a file that is neither CSV nor GeoJSON by its name, or too large.
    """
    there = PlaceImport.objects.filter(pk=token, user=by).first()
    if there is not None:
        return there
    if len(content) > MAX_BYTES:
        raise ValueError("too-large")
    try:
        with transaction.atomic():
            return PlaceImport.objects.create(
                id=token, user=by, file_name=file_name[-120:], format=format_of(file_name),
                source=source, county=county, city=city, kind=kind, is_dry_run=is_dry_run,
                content=content, created_at=now(),
            )  # fmt: skip
    except IntegrityError:
        # The other of two clicks was faster.
        return PlaceImport.objects.get(pk=token, user=by)


def format_of(file_name: str) -> ImportFormat:
    """Return how a file is written, by the ending of its name. Raises ValueError."""
    ending = file_name.rpartition(".")[2].lower()
    if ending == "csv":
        return ImportFormat.CSV
    if ending in {"geojson", "json"}:
        return ImportFormat.GEOJSON
    raise ValueError("format")


def go_on(run: PlaceImport, *, most: int = AT_ONCE) -> int:
    """Do a part of an import; return how many rows were looked at, and 1 for reading the file.

    Safe to repeat and to do twice at once. Call it outside a transaction.
    """
    run.refresh_from_db(fields=["state"])
    if run.state == ImportState.WAITING:
        _read(run)
        return 1
    if run.state != ImportState.RUNNING:
        return 0
    done = _take(run, most)
    if not done:
        _end(run, ImportState.RUNNING, ImportState.DONE)
    return done


def go_on_with_all() -> int:
    """Do a part of every import that is not finished: what no worker took, or died over."""
    runs = PlaceImport.objects.filter(finished_at=None).defer("content")
    return sum(go_on(run) for run in runs.order_by("created_at")[:20])


def delete_old_imports() -> int:
    """Delete the reports that nobody looks at any more; return how many."""
    old = PlaceImport.objects.filter(finished_at__lt=now() - KEPT)
    keys = list(old.values_list("pk", flat=True)[:20])
    PlaceImport.objects.filter(pk__in=keys).delete()
    return len(keys)


def progress(run: PlaceImport) -> Counter[str]:
    """Return how many rows stand in each state."""
    states = run.rows.order_by().values_list("state", flat=True)  # type: ignore[attr-defined]
    return Counter(states.iterator(chunk_size=5_000))


def _read(run: PlaceImport) -> None:
    """Read the rows of the file in a child process, then keep them and forget the file."""
    content = PlaceImport.objects.values_list("content", flat=True).get(pk=run.pk)
    try:
        told = run_limited(SCRIPT, str(run.format), stdin=bytes(content or b""), limits=LIMITS)
    except SandboxError as error:
        reason = error.reason if error.reason in FAILURES else "damaged"
        _end(run, ImportState.WAITING, ImportState.FAILED, failure=reason)
        return
    with transaction.atomic():
        waiting = PlaceImport.objects.select_for_update().filter(
            pk=run.pk, state=ImportState.WAITING
        )
        if waiting.exists():
            for batch in _batches(told):
                ImportRow.objects.bulk_create(
                    [ImportRow(run=run, line=row["line"], data=row) for row in batch]
                )
            waiting.update(state=ImportState.RUNNING, content=None)


def _batches(told: bytes) -> Iterator[list[dict[str, Any]]]:
    lines = told.splitlines()
    for begin in range(0, len(lines), 500):
        yield [json.loads(line) for line in lines[begin : begin + 500]]


@transaction.atomic
def _take(run: PlaceImport, most: int) -> int:
    """Take some rows; what became of them is written with them or not at all."""
    PlaceImport.objects.select_for_update().values_list("pk").get(pk=run.pk)
    waiting = ImportRow.objects.filter(run=run, state=RowState.WAITING).order_by("pk")
    rows = list(waiting[:most])
    importer = Importer(run.source, run.county, run.city, run.kind, run.user)
    touched: set[int] = set()
    with transaction.atomic():
        for row in rows:
            taken = _take_row(importer, row)
            touched.add(taken.place)
        if run.is_dry_run:
            transaction.set_rollback(True)
        else:
            follow_places(sorted(touched - {0}))
    ImportRow.objects.bulk_update(rows, ["state", "reason"], batch_size=100)
    return len(rows)


def _take_row(importer: Importer, row: ImportRow) -> Taken:
    try:
        with transaction.atomic():
            taken = importer.take(row.data)
    except ValidationError as error:
        row.state, row.reason = RowState.REFUSED, " ".join(error.messages)[:LONGEST_REASON]
    except IntegrityError:
        row.state, row.reason = RowState.REFUSED, _("It contradicts what the register has.")
    else:
        row.state = taken.state
        return taken
    return Taken(RowState.REFUSED)


def _end(run: PlaceImport, before: ImportState, after: ImportState, *, failure: str = "") -> None:
    PlaceImport.objects.filter(pk=run.pk, state=before).update(
        state=after, failure=failure, finished_at=now(), content=None
    )
