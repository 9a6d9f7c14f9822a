"""Migrations render what an operation has changed; whoever looks finds what Django would have shown."""

from collections.abc import Iterator

import pytest
from django.db import models
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, AlterField, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from pgtrigger.compiler import Trigger, UpsertTriggerSql
from pgtrigger.migrations import AddTrigger

from tenancy import rendering

KEY = ("id", models.BigAutoField(primary_key=True))
TRIGGER = Trigger(
    name="noted",
    sql=UpsertTriggerSql(
        func="RETURN NEW;", hash="1", operation="INSERT", pgid="noted", table="club_runner", when="BEFORE"
    ),
)


def owned(name: str, to: str) -> CreateModel:
    return CreateModel(name, [KEY, ("owner", models.ForeignKey(to, models.CASCADE, related_name=f"{name}s"))])


@pytest.fixture
def state() -> Iterator[ProjectState]:
    """Coaches and their runners, rendered; migrations go on sparingly."""
    found = ProjectState()
    with rendering.sparingly():
        for operation in (CreateModel("Coach", [KEY]), owned("Runner", "club.Coach")):
            operation.state_forwards("club", found)
        assert found.apps
        yield found


def after(state: ProjectState, operation: Operation) -> tuple[type[models.Model], type[models.Model]]:
    """The classes of a coach and a runner."""
    operation.state_forwards("club", state)
    return state.apps.get_model("club", "coach"), state.apps.get_model("club", "runner")


@pytest.mark.parametrize(
    "operation, option",
    [
        (
            AddConstraint("Runner", models.CheckConstraint(condition=models.Q(id__gt=0), name="c")),
            "constraints",
        ),
        (AddIndex("Runner", models.Index(fields=["owner"], name="i")), "indexes"),
        (AddTrigger("runner", TRIGGER), "triggers"),
    ],
)
def test_an_option_is_noted_on_the_class_that_is_there(
    state: ProjectState, operation: Operation, option: str
) -> None:
    before = state.apps.get_model("club", "coach"), state.apps.get_model("club", "runner")

    assert after(state, operation) == before
    assert [found.name for found in getattr(before[1]._meta, option)] in (["c"], ["i"], ["noted"])


def test_a_new_model_knows_its_relatives_and_they_know_it(state: ProjectState) -> None:
    before = state.apps.get_model("club", "runner")

    coach, runner = after(state, owned("Shoe", "club.Runner"))

    shoe = state.apps.get_model("club", "shoe")
    assert runner is before
    assert (shoe._meta.get_field("owner").related_model, shoe._meta.apps) == (runner, state.apps)
    assert [relation.related_model for relation in runner._meta.related_objects] == [shoe]
    assert [relation.related_model for relation in coach._meta.related_objects] == [runner]


def test_a_step_before_does_not_see_the_new_model(state: ProjectState) -> None:
    old = state.clone()

    after(state, owned("Shoe", "club.Runner"))

    assert list(old.apps.all_models["club"]) == ["coach", "runner"]


@pytest.mark.parametrize(
    "operation",
    [
        AddField("Runner", "name", models.TextField(default="")),
        AlterField("Runner", "id", models.BigIntegerField(primary_key=True)),
    ],
)
def test_altered_fields_go_djangos_way(state: ProjectState, operation: Operation) -> None:
    before = state.apps.get_model("club", "coach"), state.apps.get_model("club", "runner")

    coach, runner = after(state, operation)

    assert (coach is before[0], runner is before[1]) == (False, False)
    assert runner._meta.get_field("owner").related_model is coach


def test_an_operation_in_python_gets_classes_that_are_all_new(state: ProjectState) -> None:
    before = after(state, owned("Shoe", "club.Runner"))

    state.clear_delayed_apps_cache()

    fresh = state.apps.get_model("club", "coach"), state.apps.get_model("club", "runner")
    assert (fresh[0] in before, fresh[1] in before) == (False, False)


def test_a_model_that_refers_to_one_still_to_come_goes_djangos_way(state: ProjectState) -> None:
    after(state, owned("Lace", "club.Shoe"))
    after(state, owned("Shoe", "club.Runner"))

    shoe, lace = (state.apps.get_model("club", name) for name in ("shoe", "lace"))
    assert lace._meta.get_field("owner").related_model is shoe


def test_django_is_itself_afterwards() -> None:
    before = ModelState.render, ProjectState.reload_model

    with pytest.raises(ZeroDivisionError), rendering.sparingly():
        raise ZeroDivisionError

    assert before == (ModelState.render, ProjectState.reload_model)
