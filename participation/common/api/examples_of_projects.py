"""Example values of calls and projects of NGOs: see `participation.common.api.examples`."""

from typing import Any

_CALL: dict[str, Any] = {
    "title": "توان‌افزایی زنان سرپرست خانوار",
    "text": "طرح‌هایی برای اشتغال خانگی زنان سرپرست خانوار.",
    "state": "open",
    "takes_plans": True,
    "budget": 2_000_000_000,
    "ceiling": 600_000_000,
    "awarded": 0,
    "months_most": 12,
    "ended_because": "",
    "papers": ["پیش‌فاکتور"],
}
_PROJECT: dict[str, Any] = {
    "title": "کارگاه گلیم‌بافی ورزنه",
    "summary": "بیست زن سرپرست خانوار گلیم‌بافی می‌آموزند.",
    "state": "running",
    "amount": 400_000_000,
    "paid": 120_000_000,
    "supervisor": "فرمانداری نمونه",
    "chief_supervisor": "دفتر امور اجتماعی",
    "ended_on": None,
    "ended_because": "",
}
OF_PROJECTS: dict[tuple[str, str], Any] = {
    **{
        (shape, name): value
        for shape in ("NgoCall", "NgoCallDetail")
        for name, value in _CALL.items()
    },
    **{
        (shape, name): value
        for shape in ("NgoProject", "NgoProjectDetail")
        for name, value in _PROJECT.items()
    },
    ("Holder", "title"): "انجمن یاران کودک",
    ("CallRef", "title"): _CALL["title"],
    ("Criterion", "title"): "اثر بر جامعهٔ هدف",
    ("Criterion", "weight"): 60,
    ("Milestone", "number"): 1,
    ("Milestone", "state"): "accepted",
    ("Milestone", "is_late"): False,
    ("Milestone", "summary"): "کارگاه برپا شد.",
    ("Payment", "amount"): 120_000_000,
}
