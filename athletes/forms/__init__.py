"""What people fill in about athletes."""

from athletes.forms.facts import RaceForm, ShoeForm
from athletes.forms.people import AthleteForm, InviteForm, MessageForm
from athletes.forms.profile import ProfileForm
from athletes.forms.zones import HeartRateZonesForm, PaceZonesForm, ZonesForm

__all__ = [
    "AthleteForm",
    "HeartRateZonesForm",
    "InviteForm",
    "MessageForm",
    "PaceZonesForm",
    "ProfileForm",
    "RaceForm",
    "ShoeForm",
    "ZonesForm",
]
