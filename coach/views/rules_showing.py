"""The page of rules, alike for the organization and for one athlete."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext

from athletes.access import may
from athletes.http import Request
from athletes.models import Athlete, Mode
from athletes.settings import flat
from coach import selectors
from coach.forms import learning
from coach.forms.rules import MODES, RulesForm, keys, label_of
from coach.selectors import RuleChange
from readiness import selectors as readiness
from readiness import services
from readiness.models import FlagKind
from readiness.selectors import Learned
from readiness.services import Preview
from tenancy.addresses import at
from tenancy.models import Organization, Role


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose rules they are, and what may be done with them; `athlete`: None for everybody's."""

    request: Request
    form: RulesForm
    subject: Organization | Athlete
    athlete: Athlete | None
    url: str
    save_url: str
    preview_url: str
    undo_url: str
    writes: bool

    def change(self, changes: dict[str, Any], version: int) -> None:
        """Raises Changed, or BadSetting."""
        known: dict[str, Any] = {
            "changes": changes,
            "by": self.request.membership,
            "now": now(),
            "version": version,
        }
        if self.athlete is not None:
            services.change_athlete_rules(athlete=self.athlete, **known)
        else:
            services.change_rules(organization=self.request.organization, **known)

    def before(self) -> dict[str, Any]:
        """What stands now of the settings that the page holds, for the way back."""
        own = flat(self.subject.settings)
        return {key: own.get(key) for key in keys()}

    def fresh(self) -> "Whose":
        """As it stands by now, with nothing typed."""
        self.subject.refresh_from_db()
        return of_athlete(self.request, self.athlete) if self.athlete else of_organization(self.request)

    def preview(self) -> Preview:
        """What is typed, where it is filled in well, else what is stored."""
        changes = self.form.changes if self.form.is_bound and self.form.is_valid() else {}
        if self.athlete is not None:
            return services.preview_athlete_rules(athlete=self.athlete, changes=changes, now=now())
        return services.preview_rules(organization=self.request.organization, changes=changes, now=now())

    def page(
        self, *, status: int = 200, refusal: str = "", preview: Preview | None = None, part: str = ""
    ) -> HttpResponse:
        words = {
            "whose": self,
            "form": self.form,
            "sections": list(self.form.sections()),
            "preview": preview,
            "refusal": refusal,
            "speaks": _speaks(preview) if preview else [],
            "changes": [
                {"at": one.at, "who": one.who, "what": label_of(one.key), **_values(one)}
                for one in selectors.rule_changes(of=self.subject, keys=frozenset(keys()))
            ],
            "run": readiness.latest_run(),
            "learned": None if part else self._learned(),
        }
        return render(self.request, f"coach/rules.html{part}", words, status=status)

    def _learned(self) -> Learned:
        """What was decided about each rule's cases: an owner sees everybody's decisions."""
        member = self.request.membership
        since = learning.since(now(), learning.USUAL)
        return readiness.learned(membership=member, since=since, everybody=member.role == Role.OWNER)

    def previewed(self) -> HttpResponse:
        """The page with what was typed and what it would have opened; for htmx the parts that speak of it."""
        if not self.form.is_valid():
            return self.page(status=422, part="#typed" if self.request.htmx else "")
        return self.page(preview=self.preview(), part="#typed" if self.request.htmx else "")


def of_organization(request: Request, sent: QueryDict | None = None) -> Whose:
    organization = request.organization
    form = RulesForm(sent, stored=organization.settings, version=organization.settings_version)
    return Whose(
        request=request,
        form=form,
        subject=organization,
        athlete=None,
        url=at(request, "rules"),
        save_url=at(request, "rules_save"),
        preview_url=at(request, "rules_preview"),
        undo_url=at(request, "rules_undo"),
        writes=may(request, "rule.write"),
    )


def of_athlete(request: Request, athlete: Athlete, sent: QueryDict | None = None) -> Whose:
    below = athlete.organization.settings
    form = RulesForm(sent, stored=athlete.settings, version=athlete.version, below=below)
    return Whose(
        request=request,
        form=form,
        subject=athlete,
        athlete=athlete,
        url=at(request, "athlete_watch", athlete.public_id),
        save_url=at(request, "athlete_watch_save", athlete.public_id),
        preview_url=at(request, "athlete_watch_preview", athlete.public_id),
        undo_url=at(request, "athlete_watch_undo", athlete.public_id),
        writes=may(request, "rule.override"),
    )


def _speaks(preview: Preview) -> list[str]:
    """In how many of the cases each rule speaks, the most talkative first."""
    most_first = sorted(preview.by_code.items(), key=lambda one: (-one[1], one[0]))
    return [
        ngettext("%(rule)s: in %(count)d case", "%(rule)s: in %(count)d cases", count)
        % {"rule": FlagKind(code).label, "count": count}
        for code, count in most_first
    ]


def _values(change: RuleChange) -> dict[str, str]:
    return {"was": _value(change.before), "became": _value(change.after)}


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("On") if value else gettext("Off")
    if value is None:
        return gettext("as usual")
    return f"{value:g}" if isinstance(value, int | float) else str(dict(MODES).get(Mode(value), value))
