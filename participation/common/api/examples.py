"""Example answers, made from the shapes of the schema, so that they never tell another story."""

from typing import Any

from participation.common.api.examples_of_projects import OF_PROJECTS

UNKNOWN = object()
SHAPES = "#/components/schemas/"
# By the name of a field; what has none here is told by its type.
VALUES: dict[str, Any] = {
    "id": 12,
    "row": 5,
    "year": 1405,
    "status": 400,
    "name": "کارگروه اجتماعی و فرهنگی",
    "slug": "کارگروه-اجتماعی",
    "title": "نام‌گذاری بوستان محله",
    "text": "گزارش کار به دبیرخانه فرستاده شود.",
    "summary": "گزارش کار به دبیرخانه فرستاده شود.",
    "number": "12/5",
    "label": "الف",
    "value": "1405",
    "post": "مدیرکل امور اجتماعی",
    "place": "سالن استانداری",
    "organisations": ["اداره‌کل بهزیستی"],
    "deadline": "دو هفته",
    "deadline_kind": "relative",
    "state": "running",
    "invitation_number": "۱۱۳۱۷۲",
    "type": "about:blank",
    "detail": "یک پارامتر درست نیست.",
    "errors": {"year": ["Jalali years such as 1405"]},
    "highlights": ["نام‌گذاری <mark>بوستان</mark> محله"],
}
BY_SHAPE: dict[tuple[str, str], Any] = {
    **OF_PROJECTS,
    ("Actor", "name"): "اداره‌کل بهزیستی",
    **{
        (shape, name): value
        for shape in ("Place", "PlaceDetail")
        for name, value in {
            "name": "نشاط",
            "title": "خیابان نشاط",
            "city": "اصفهان",
            "district": "منطقهٔ ۳",
            "quarter": "باغ نو",
            "extent": "حدفاصل میدان رود تا پل",
            "number": "",
            "geometry": {"type": "Point", "coordinates": [51.67, 32.65]},
        }.items()
    },
    **{
        (shape, name): value
        for shape in ("Ngo", "NgoDetail")
        for name, value in {
            "title": "انجمن یاران کودک",
            "prefix": "انجمن",
            "name": "یاران کودک",
            "short_name": "یاک",
            "state": "active",
            "level": "province",
            "scope": "آموزش کودکان کم‌برخوردار در شهرستان‌های غربی",
            "registration_number": "4512",
            "legal_id": "",
            "address": "شهر نمونه، خیابان نمونه",
            "phone": "031-00000000",
            "email": "office@example.ir",
            "website": "",
            "dissolved_on": None,
            "dissolved_on_jalali": None,
            "branch_of": None,
        }.items()
    },
    **{
        (shape, name): value
        for shape in ("Permit", "VerifiedPermit")
        for name, value in {
            "number": "1405-0012",
            "state": "active",
            "issuer": "استانداری نمونه",
            "issued_to": "انجمن یاران کودک",
        }.items()
    },
    ("NgoVersion", "number"): 2,
    ("NgoVersion", "act"): "issued",
    ("NgoVersion", "held_until"): None,
    ("NgoVersion", "held_until_jalali"): None,
    ("NgoVersion", "reason"): "هیئت با صدور پروانه موافقت کرد.",
    ("NgoVersion", "decision_number"): "12/5",
    ("NgoVersion", "decision_body"): "هیئت نظارت استان",
    ("NgoVersion", "entry"): {"name": "انجمن یاران کودک", "permit_number": "1405-0012"},
    ("Proposal", "number"): "1405-738204-6",
    ("Proposal", "place"): 12,
    ("Proposal", "state_label"): "در بررسی",
    ("Proposal", "action"): "naming",
    ("Proposal", "kind"): "کوچه",
    ("Proposal", "county"): "شهرستان نمونه",
    ("Proposal", "place_title"): "کوچهٔ بی‌نام",
    ("Proposal", "where"): "اصفهان، منطقهٔ ۳",
    ("Proposal", "extent"): "حدفاصل میدان رود تا پل",
    ("Proposal", "name"): "بادام‌بن",
    ("Proposal", "reason"): "درخت بادام کهنی در این کوچه هست.",
    ("NamingDecision", "action"): "renaming",
    ("NamingDecision", "former_name"): "نور",
    ("NamingDecision", "name"): "نشاط",
    ("NamingDecision", "title"): "خیابان نشاط",
    ("NamingDecision", "place"): 12,
    ("NamingDecision", "where"): "اصفهان، منطقهٔ ۳",
    ("NamingDecision", "body"): "شورای نام‌گذاری",
    ("NamingDecision", "proposal"): "1405-738204-6",
    ("NamingDecision", "plate"): "installed",
    ("NamingDecision", "resolution"): "https://mosharekat.example/resolutions/naming/1405/12/3/",
    ("PlaceName", "text"): "نشاط",
    ("PlaceName", "reason"): "نشاط اصفهانی در این محله می‌زیست.",
    ("PlaceName", "decision_number"): "98/12",
    ("PlaceName", "decision_body"): "شورای اسلامی شهر",
    ("PlaceName", "source"): "",
    ("NamedRef", "slug"): "خیابان",
    ("NamedRef", "label"): "خیابان",
    ("Organisation", "name"): "اداره‌کل بهزیستی",
    ("Organisation", "slug"): "اداره-کل-بهزیستی",
    ("Meeting", "title"): "",
    ("MeetingRef", "title"): "",
    ("Meeting", "number"): 12,
    ("MeetingRef", "number"): 12,
    ("Hit", "kind"): "resolution",
    ("FacetValue", "label"): "۱۴۰۵",
    ("Member", "role"): "secretary",
    ("Challenge", "algorithm"): "SHA-256",
    ("Challenge", "challenge"): "9c1f4a2f…",
    ("Challenge", "maxnumber"): 50000,
    ("Challenge", "salt"): "5b0c6e1f9d3a47c2a8e07f14?expires=1795550400&",
    ("Challenge", "signature"): "c07d52be…",
    ("Filed", "number"): "1405-738204-6",
    ("Filed", "key"): "471290382265",
    ("Filed", "title"): "شکایت شما ثبت شد",
    ("Filed", "follow_url"): "https://mosharekat.example/track/",
    ("NextStep", "title"): "پاسخ",
    ("NextStep", "text"): "با پیامک خبر می‌دهیم.",
    ("Case", "number"): "1405-738204-6",
    ("Case", "title"): "شورای اسلامی شهر و روستا",
    ("Case", "state"): "waiting",
    ("Case", "state_label"): "منتظر شما",
    ("Case", "can"): ["reply", "withdraw"],
    ("Case", "stars"): None,
    ("Case", "object_by"): None,
    ("Case", "object_by_jalali"): None,
    ("Moment", "type"): "asked",
    ("Moment", "title"): "از شما پرسشی شد",
    ("Moment", "text"): "تاریخ نشست را بنویسید.",
    ("CaseFile", "id"): "0b6f3c1e-9a51-4a2e-8d0b-5f4f1c2a7e10",
    ("CaseFile", "name"): "صورت‌جلسه.pdf",
    ("CaseFile", "size"): 48213,
    ("CaseFile", "is_ready"): True,
    ("CaseFile", "text"): "۴۷ کیلوبایت، بررسی شده",
    ("Row", "label"): "طرف شکایت",
    ("Row", "value"): "شورای اسلامی شهر نمونه",
    ("Outcome", "title"): "روشنایی بوستان برگشت",
    ("Outcome", "slug"): "روشنایی-بوستان-برگشت",
    ("Outcome", "kind"): "complaint",
    ("Outcome", "problem"): "شب‌ها چراغ‌های بوستان خاموش بود.",
    ("Outcome", "result"): "شهرداری چراغ‌ها را تعمیر کرد.",
    ("Statistics", "table"): "counties",
    ("Statistics", "periods"): ["1405-1", "1404-2"],
    ("Statistics", "definitions"): {"received": "همهٔ پرونده‌هایی که در این نیمه رسیده است."},
    ("Period", "id"): "1405-1",
    ("Period", "label"): "نیمهٔ نخست ۱۴۰۵",
    **{
        (shape, name): value
        for shape in ("Line", "SeriesLine")
        for name, value in {"key": "7", "name": "شهرستان نمونه", "merged": []}.items()
    },
    **{
        (shape, name): value
        for shape in ("StaffCase", "StaffCaseDetail", "SplitCase")
        for name, value in {
            "id": "5c1f6f0e-5f0e-4b1c-9d0a-0e7f6f1c2a11",
            "number": "1405-738204-6",
            "kind": "complaint",
            "title": "شورای اسلامی شهر و روستا",
            "state": "review",
            "unit": "دفتر امور اجتماعی",
            "county": "شهرستان نمونه",
            "assignee": None,
            "can": ["ask", "answer", "note"],
        }.items()
    },
    ("CategoryOfPart", "id"): "7",
    ("CategoryOfPart", "title"): "شورای اسلامی شهر و روستا",
    ("FileOfPart", "id"): "0b6f3c1e-9a51-4a2e-8d0b-5f4f1c2a7e10",
    ("FileOfPart", "name"): "صورت‌جلسه.pdf",
    ("Part", "id"): "7d20a1c4-3b5e-4f16-8a90-1c2e5b7f9d33",
    ("Part", "number"): "1405-738205-4",
    ("Clash", "grade"): "honouree",
    ("Clash", "name"): "شهید بهشتی",
    ("Clash", "title"): "خیابان شهید بهشتی",
    ("Clash", "shared"): ["بهشتی"],
    ("Clash", "metres"): 850,
    ("Clash", "county"): "شهرستان نمونه",
    ("Clash", "city"): "اصفهان",
    ("Clash", "place"): 12,
    ("Answer", "name"): "دکتر بهشتی",
    ("Problem", "title"): "Bad request",
    **{
        (shape, name): value
        for shape in ("Category", "CategoryDetail")
        for name, value in {
            "title": "شورای اسلامی شهر و روستا",
            "slug": "شورای-اسلامی-شهر-و-روستا",
            "kind": "complaint",
            "kind_label": "شکایت",
            "identity": "full",
            "description": "برگزار نشدن نشست و اعلام نشدن مصوبه‌ها.",
            "not_for": "اعتراض به رأی دادگاه را به دیوان عدالت اداری ببرید.",
            "emergency": "",
            "refers_to": "هیئت حل اختلاف و رسیدگی به شکایات استان",
        }.items()
    },
    ("Promise", "amount"): 30,
    ("Promise", "unit"): "working_days",
    ("Register", "kind"): "council",
    ("Register", "label"): "یک شورا",
    ("Consent", "text"): "می‌پذیرم که برای رسیدگی به مرجع مسئول فرستاده شود.",
    ("Attribute", "code"): "question_7",
    ("Attribute", "description"): "در دادگاه مطرح کرده‌اید؟",
    ("Attribute", "datatype"): "singlevaluelist",
    ("Attribute", "datatype_description"): "",
    ("Attribute", "stops_on"): "yes",
    ("Attribute", "stop_text"): "تا دادگاه رأی نداده است، ما رسیدگی نمی‌کنیم.",
    ("Field", "code"): "place",
    ("Field", "description"): "مکان",
    ("Field", "datatype"): "string",
    ("Field", "datatype_description"): "شهر، روستا یا خیابان",
    ("Choice", "key"): "yes",
    ("Choice", "name"): "بله",
    ("Subject", "id"): "council:12",
    ("Subject", "kind"): "council",
    ("Subject", "name"): "شورای اسلامی شهر نمونه",
}
NOTHING = frozenset(
    {"next", "previous", "correction", "contradiction", "done_on", "done_on_jalali", "until",
     "until_jalali", "origin_name", "origin_note", "discussion", "open_points", "legal_basis",
     "description"}
)  # fmt: skip


def example_of(
    schema: dict[str, Any], shapes: dict[str, Any], *, name: str = "", inside: str = ""
) -> Any:
    """Return a value of a schema; ``name`` is the field, ``inside`` the shape that it stands in."""
    schema, shape = _followed(schema, shapes)
    inside = shape or inside
    if "properties" in schema:
        return {
            field: example_of(told, shapes, name=field, inside=inside)
            for field, told in schema["properties"].items()
            if field != "removed"
        }
    if (known := _known(schema, name, inside)) is not UNKNOWN:
        return known
    if "array" in schema.get("type", ()):
        return [example_of(schema["items"], shapes, inside=inside)]
    if isinstance(schema.get("additionalProperties"), dict):
        return {"year": example_of(schema["additionalProperties"], shapes, inside=inside)}
    return _plain(name, schema.get("type", "object"), schema.get("format", ""))


def _followed(schema: dict[str, Any], shapes: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the schema that a reference leads to, with the name of its shape unless a choice."""
    for choice in ("allOf", "oneOf"):
        # Of an object or null, the object.
        schema = schema[choice][0] if choice in schema else schema
    if "$ref" not in schema:
        return schema, ""
    name = schema["$ref"].removeprefix(SHAPES)
    return shapes[name], "" if name.endswith("Enum") else name


def _known(schema: dict[str, Any], name: str, inside: str) -> Any:
    if (inside, name) in BY_SHAPE:
        return BY_SHAPE[inside, name]
    if schema.get("enum"):
        return schema["enum"][0]
    if name in NOTHING:
        return None if "null" in schema.get("type", ()) else ""
    return VALUES.get(name, UNKNOWN)


def _plain(name: str, types: str | list[str], form: str) -> Any:
    if "integer" in types or "number" in types:
        return 1
    if "boolean" in types:
        return name in {"in_force", "has_all_words"}
    if form == "date-time":
        return "2026-11-22T10:00:00+03:30"
    if form == "date":
        return "2026-11-22"
    if name.endswith("_jalali"):
        return "1405-09-01"
    return "https://mosharekat.example/resolutions/" if name == "url" else "…"
