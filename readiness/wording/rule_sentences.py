"""When each rule speaks, as a sentence with the numbers of its settings."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = tuple[str | Promise, dict[str, str]]

CONDITIONS: dict[str, Sentence] = {
    "low_readiness": (
        _("Speaks when readiness lies below %(limit)g, the more the lower it is."),
        {"limit": "risk.readiness_limit"},
    ),
    "pain": (_("Speaks when a check-in tells of pain, the more the worse it is."), {}),
    "illness": (_("Speaks when a check-in says ill."), {}),
    "episode": (_("Speaks when an open injury or illness does not allow the day's session."), {}),
    "ramp": (
        _("Speaks when fitness rises by more than %(limit)g in a week, in full from %(span)g above that on."),
        {"limit": "risk.ramp_from", "span": "risk.ramp_span"},
    ),
    "falling": (
        _("Speaks when readiness has fallen by %(limit)g or more within %(days)g check-ins."),
        {"limit": "risk.fall_points", "days": "risk.fall_days"},
    ),
    "key_session": (_("Speaks when a key session is planned and readiness is not green."), {}),
    "monotony": (
        _("Speaks when the days are all alike: monotony above %(limit)g."),
        {"limit": "risk.monotony_limit"},
    ),
    "no_rest": (
        _("Speaks after more than %(limit)g days without a day of rest."),
        {"limit": "risk.no_rest_days"},
    ),
    "activity_pain": (
        _("Speaks when a run is said to have hurt %(limit)g of 10 or more."),
        {"limit": "risk.swap_pain"},
    ),
    "effort_high": (
        _("Speaks when the mean of the last %(runs)g efforts lies %(limit)g or more above what was planned."),
        {"runs": "evidence.effort_runs", "limit": "evidence.effort_points"},
    ),
    "easy_too_hard": (
        _("Speaks when %(limit)g easy runs within %(days)g days were run too hard."),
        {"limit": "evidence.easy_count", "days": "evidence.easy_days"},
    ),
    "decoupling_up": (
        _("Speaks when decoupling over the last %(runs)g even runs has risen by %(limit)g points or more."),
        {"runs": "evidence.decoupling_runs", "limit": "evidence.decoupling_points"},
    ),
    "hrv_low": (
        _("Speaks when HRV has been %(z)g standard deviations below normal for %(days)g days."),
        {"z": "evidence.hrv_z", "days": "evidence.hrv_days"},
    ),
    "resting_hr_high": (
        _("Speaks when resting heart rate has been %(z)g deviations above normal for %(days)g days."),
        {"z": "evidence.resting_hr_z", "days": "evidence.resting_hr_days"},
    ),
    "sleep_short": (
        _("Speaks when sleep has been %(hours)g hours shorter than usual for %(days)g days."),
        {"hours": "evidence.sleep_hours", "days": "evidence.sleep_days"},
    ),
    "strain": (
        _("Speaks when the strain of the week is more than %(limit)g times that of the four weeks before."),
        {"limit": "evidence.strain_ratio"},
    ),
    "race_near": (
        _("Speaks from %(limit)g days before an A or B race on."),
        {"limit": "evidence.race_days"},
    ),
    "pain_lasting": (
        _("Speaks when pain has lasted %(limit)g days, and louder from %(long)g days on."),
        {"limit": "evidence.pain_days", "long": "evidence.pain_long_days"},
    ),
    "ill_lasting": (
        _("Speaks when an illness has lasted %(limit)g days, and louder from %(long)g days on."),
        {"limit": "evidence.ill_days", "long": "evidence.ill_long_days"},
    ),
    "unheard": (
        _(
            "Speaks when a check-in told of illness, or of pain from %(pain)g of 10 on, and none has come for"
            " %(limit)g days."
        ),
        {"pain": "evidence.unheard_pain", "limit": "evidence.unheard_days"},
    ),
    "silent": (
        _("Speaks after %(limit)g days without a check-in, while a plan is in force."),
        {"limit": "evidence.silent_days"},
    ),
    "missed": (
        _("Speaks when %(limit)g key sessions were missed within %(days)g days."),
        {"limit": "evidence.missed_count", "days": "evidence.missed_days"},
    ),
    "no_upload": (
        _("Speaks after %(limit)g days without a run, while sessions are planned."),
        {"limit": "evidence.upload_days"},
    ),
    "no_contact": (
        _("Speaks after %(limit)g days without a word from the coach."),
        {"limit": "evidence.contact_days"},
    ),
    "connection_failing": (
        _("Speaks when files have been refused for %(limit)g days."),
        {"limit": "evidence.failing_days"},
    ),
}
