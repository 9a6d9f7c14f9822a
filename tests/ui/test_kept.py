"""Parts of pages that are drawn once: the same for the same values, and nothing of anybody else."""

from collections import OrderedDict
from dataclasses import dataclass

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe

from tenancy.models import User
from tenancy.templatetags import kept

DRAWN: list[str] = []


@dataclass(frozen=True)
class Club:
    """What a page knows of its organization."""

    slug: str = "northline"
    name: str = "Northline"


@dataclass(frozen=True)
class Noted:
    """A word that notes each time that it is drawn."""

    word: str

    def shown(self) -> str:
        DRAWN.append(self.word)
        return self.word


def draw(template: Template, **values: object) -> str:
    return template.render(Context({"organization": Club(), "csrf_token": "mine", **values}))


def times_drawn(template: Template, *each: dict[str, object]) -> int:
    DRAWN.clear()
    for values in each:
        draw(template, **values)
    return len(DRAWN)


def test_the_same_values_are_drawn_once() -> None:
    template = Template("{% kept word=word %}{{ word.shown }}{% endkept %}")

    assert times_drawn(template, {"word": Noted("a")}, {"word": Noted("a")}, {"word": Noted("b")}) == 2


@pytest.mark.parametrize(
    "other",
    [translation.override("ko"), timezone.override("Asia/Seoul")],
    ids=["language", "time zone"],
)
def test_readers_of_another_kind_have_their_own(other: object) -> None:
    template = Template("{% kept word=word %}{{ word.shown }}{% endkept %}")
    here = times_drawn(template, {"word": Noted("a")})

    with other:
        elsewhere = times_drawn(template, {"word": Noted("a")})

    assert (here, elsewhere) == (1, 1)


def test_addresses_are_those_of_the_organization() -> None:
    template = Template('{% kept %}{% at "squad" %} {{ organization.name }}{% endkept %}')

    found = [draw(template, organization=Club(slug, slug.title())) for slug in ("northline", "southside")]

    assert found == ["/o/northline/athletes/ Northline", "/o/southside/athletes/ Southside"]


def test_each_reader_gets_their_own_token() -> None:
    template = Template("{% kept %}{% csrf_token %}{% endkept %}")

    first, second = draw(template), draw(template, csrf_token="yours")

    assert ('value="mine"' in first, 'value="yours"' in second) == (True, True)


def test_what_is_not_named_is_not_there() -> None:
    template = Template("{% kept word=word %}{{ word }}{{ secret }}{% endkept %}")

    assert draw(template, word="a", secret="of somebody") == "a"


def test_safe_text_does_not_make_the_same_text_safe() -> None:
    template = Template("{% kept word=word %}{{ word }}{% endkept %}")

    found = [draw(template, word=mark_safe("<b>")), draw(template, word="<b>")]

    assert found == ["<b>", "&lt;b&gt;"]


def test_rows_of_tables_are_refused() -> None:
    with pytest.raises(TypeError, match="may change"):
        draw(Template("{% kept user=user %}{% endkept %}"), user=User(name="Robin"))


def test_a_lazy_value_is_kept_as_what_it_is() -> None:
    template = Template("{% kept word=word %}{{ word.shown }}{% endkept %}")

    lazy = [{"word": SimpleLazyObject(lambda: Noted("lazy"))} for _time in range(2)]

    assert times_drawn(template, *lazy) == 1


def test_values_have_names() -> None:
    with pytest.raises(TemplateSyntaxError, match="name=value"):
        Template("{% kept word %}{% endkept %}")


def test_the_oldest_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 0)
    monkeypatch.setattr(kept, "_drawn", OrderedDict())
    template = Template("{% kept word=word %}{{ word.shown }}{% endkept %}")

    assert times_drawn(template, {"word": Noted("a")}, {"word": Noted("a")}) == 2
