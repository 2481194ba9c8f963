"""The category of social referrals (ارجاع اجتماعی) that the office begins with.

A facilitation office writes down what a resident needs and to which agency he is referred; the
letter is one of the case's, and what came of it is its answer.
"""

from django.db import transaction

from participation.cases.enums import TermUnit
from participation.common.enums import QuestionKind, UnitKind
from participation.common.models import Unit
from participation.complaints.enums import ComplaintClass
from participation.complaints.models import Category, CategoryQuestion

# Words are data of the office: Persian, and free to change afterwards.
TITLE = "ارجاع اجتماعی"
DESCRIPTION = (
    "نیاز یکی از اهالی که دفتر تسهیلگری می‌نویسد و به دستگاه مسئول ارجاع می‌دهد. "
    "تنها همان دفتر آن را می‌بیند و هیچ‌گاه منتشر نمی‌شود."
)
NOT_FOR = "شکایت از دستگاه‌ها و درخواست‌های محله؛ برای آن‌ها دستهٔ خودشان را برگزینید."
EMERGENCY = (
    "اگر جان کسی در خطر است همین حالا زنگ بزنید: اورژانس اجتماعی ۱۲۳، پلیس ۱۱۰، اورژانس ۱۱۵."
)
NEED = "نیاز چیست؟"
NEEDS = (
    "شناسنامه و مدارک هویتی",
    "بیمه و هزینهٔ درمان",
    "بازماندگی از تحصیل",
    "معیشت و یارانه",
    "مسکن",
    "کار و مهارت",
    "اعتیاد و درمان آن",
    "خشونت خانگی یا کودک‌آزاری",
    "معلولیت و توان‌بخشی",
    "سالمندی و مراقبت",
    "نیاز دیگر",
)
AGENCY = "به کدام دستگاه ارجاع می‌شود؟"
AGENCY_HINT = "از فهرست سازمان‌ها."
DAYS = 30


@transaction.atomic
def ensure_category() -> Category | None:
    """Make the category where there is none of its sort yet, and a unit that it can belong to.

    What the office has changed stays; one that it does not want is offered no more, not deleted.
    """
    desks = Unit.objects.of_kind(UnitKind.DESK)
    unit = desks.filter(parent__isnull=True).order_by("pk").first()
    taken = Category.objects.filter(title=TITLE)
    if unit is None or Category.objects.filter(is_social_referral=True).exists() or taken.exists():
        return None
    made = Category(
        title=TITLE,
        kind=ComplaintClass.REQUEST,
        description=DESCRIPTION,
        not_for=NOT_FOR,
        emergency=EMERGENCY,
        unit=unit,
        promised_amount=DAYS,
        promised_unit=TermUnit.WORKING_DAYS,
        is_social_referral=True,
        order=1_000,
    )
    made.full_clean()
    made.save()
    for place, (label, kind, hint, choices) in enumerate(
        (
            (NEED, QuestionKind.CHOICE, "", NEEDS),
            (AGENCY, QuestionKind.AGENCY, AGENCY_HINT, ()),
        )
    ):
        question = CategoryQuestion(
            category=made,
            sort_order=place,
            label=label,
            hint=hint,
            kind=kind,
            choices="\n".join(choices),
            is_required=True,
        )
        question.full_clean()
        question.save()
    return made
