"""Everywhere that a site leaves something: its files, its database as it lies and as it is dumped,
its sessions, what it prints, and what it has sent.
"""

import email
import json
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg

from tests.disk_site import DiskSite
from tests.own_site import CopiedSite, Server
from tests.whole_site.holds.outside import Outside

# Keys open what they are for and stand in no record of anybody.
SECRETS = {"secret-key", "encryption-keys", "keyed-hash-key", "admin-password"}
# Sessions are packed: what is in one is seen only when it is read.
SESSIONS = """
from participation.staff_access.sessions import SessionStore
rows = SessionStore.get_model_class().objects.all()
print([SessionStore().decode(row.session_data) for row in rows])
"""


def places(site: DiskSite, server: Server, out: Outside, scratch: Path) -> dict[str, bytes]:
    """Return what lies where; of messages without their recipients, to whom they are addressed."""
    return {
        **dict(_files(site.var)),
        **{f"scratch/{name}": content for name, content in _files(scratch)},
        **dict(_database(site)),
        "sessions": site.run(SESSIONS).encode(),
        "printed": server.log.read_bytes(),
        "sms": json.dumps([{**sms, "to": ""} for sms in out.sms]).encode(),
        "mails": b"".join(_read(raw).replace(to.encode(), b"") for to, raw in out.mails),
    }


def _read(raw: bytes) -> bytes:
    """Return a mail as it travelled and, because its lines are cut, as it is read."""
    return raw + (email.message_from_bytes(raw).get_payload(decode=True) or b"")


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in SECRETS:
            # The name says something too.
            name = str(path.relative_to(folder))
            yield name, name.encode() + b"\n" + path.read_bytes()


def _database(site: DiskSite) -> Iterator[tuple[str, bytes]]:
    """Yield what the server keeps beneath its own folder, and what it gives out as a dump."""
    if not isinstance(site, CopiedSite):
        return
    with closing(psycopg.connect(**site.known, dbname=site.name, autocommit=True)) as database:
        database.execute("CHECKPOINT")
        ((folder, oid, programs),) = database.execute(
            "SELECT current_setting('data_directory'), oid, "
            "(SELECT setting FROM pg_config WHERE name = 'BINDIR') "
            "FROM pg_database WHERE datname = current_database()"
        ).fetchall()
    data = Path(folder)
    for name, content in _files(data / "base" / str(oid)):
        yield f"tables/{name}", content
    for path in (*data.glob("*log*"), *data.glob("log/*")):
        if path.is_file():
            yield f"server's log/{path.name}", path.read_bytes()
    dump = [f"{programs}/pg_dump", "--host", site.known["host"], "--username", site.known["user"]]
    yield "dump", subprocess.run([*dump, site.name], capture_output=True, check=True).stdout
