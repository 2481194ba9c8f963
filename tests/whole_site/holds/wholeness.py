"""What a case consists of, asked of the database from outside: what is missing is counted."""

from uuid import UUID

from tests.disk_site import DiskSite

# Two of one kind are as wrong as none.
WHOLE = {
    "details": "SELECT count(*) FROM complaints_complaint x WHERE x.case_id = c.id",
    "person": "SELECT count(*) FROM cases_applicant x WHERE x.case_id = c.id",
    "running term": "SELECT count(*) FROM cases_term x WHERE x.case_id = c.id "
    "AND x.purpose = 'answer' AND x.settled_on IS NULL AND x.due_date = c.due_date",
    "first event": "SELECT count(*) FROM cases_caseevent x WHERE x.case_id = c.id "
    "AND x.type = 'received'",
    "receipt": "SELECT count(*) FROM cases_receipt x WHERE x.case_id = c.id "
    "AND x.submission = c.submission",
    "message": "SELECT count(*) FROM cases_notification x "
    "JOIN common_outboxmessage m ON m.id = x.message_id WHERE x.case_id = c.id",
    "emptied draft": "SELECT count(*) FROM cases_draft x WHERE x.id = c.submission "
    "AND x.state = 'sent' AND x.data = ''",
}
LOST_FILE = """
SELECT count(*) FROM cases_casefile f LEFT JOIN common_privatefile p ON p.id = f.file_id
WHERE p.id IS NULL OR p.holder_kind <> 'case'
"""


def halves(site: DiskSite) -> dict[str, int]:
    """Return of which part how many cases have not exactly one; empty where all are whole."""
    found = {
        part: site.query(f"SELECT count(*) FROM cases_case c WHERE ({count}) <> 1")[0][0]  # noqa: S608
        for part, count in WHOLE.items()
    }
    found["file that is no more the case's"] = site.query(LOST_FILE)[0][0]
    sent = {UUID(str(pk)) for (pk,) in site.query("SELECT submission FROM cases_case")}
    waiting = site.query("SELECT holder_id FROM common_privatefile WHERE holder_kind = 'draft'")
    found["file left with a draft that was sent"] = sum(UUID(str(pk)) in sent for (pk,) in waiting)
    # A message goes to nobody's case only where one half of a transaction stayed.
    found["message of no case"] = site.query(
        "SELECT count(*) FROM common_outboxmessage m WHERE NOT EXISTS "
        "(SELECT 1 FROM cases_notification n WHERE n.message_id = m.id)"
    )[0][0]
    return {part: int(str(count)) for part, count in found.items() if count}


def cases_by_submission(site: DiskSite) -> dict[UUID, tuple[str, str, int]]:
    """Return number, hash of the key and how many files each submission's case has."""
    rows = site.query(
        "SELECT submission, number, key_hash, "
        "(SELECT count(*) FROM cases_casefile f WHERE f.case_id = c.id) FROM cases_case c"
    )
    return {
        UUID(str(pk)): (str(number), str(stored), int(str(files)))
        for pk, number, stored, files in rows
    }
