"""A fresh database in a quarter of the time: of the models, only what has changed is made anew.

Between two operations of a migration Django keeps a class for each model. After an operation it makes anew
the altered model's class and those of all its relatives, some fifty here, even when a table has only got a
constraint, an index or a trigger. With `sparingly()` these are noted on the class that is there, and a new
table gets its one class. Whatever alters fields goes Django's way, and an operation in Python gets classes
that are all new: decision 0046.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ModelState, ProjectState, StateApps
from django.db.migrations.utils import resolve_relation

NOTED = ("constraints", "indexes", "triggers")
"""Options that are read from the model whose they are, and by no relative."""


@contextmanager
def sparingly() -> Iterator[None]:
    """While it is entered, migrations render no more than they must."""
    render, reload_model = ModelState.render, ProjectState.reload_model

    def remembering(state: ModelState, apps: StateApps) -> Any:
        model = render(state, apps)
        model._meta.rendered_from = _shape(state)
        return model

    def sparing(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
        if "apps" not in state.__dict__ or _noted(state, app_label, model_name):
            return
        if not _added(state, app_label, model_name):
            reload_model(state, app_label, model_name, delay)

    ModelState.render, ProjectState.reload_model = remembering, sparing
    try:
        yield
    finally:
        ModelState.render, ProjectState.reload_model = render, reload_model


def _shape(state: ModelState) -> tuple[Any, ...]:
    """All of a model but the options that are noted."""
    options = {name: value for name, value in state.options.items() if name not in NOTED}
    return dict(state.fields), state.bases, list(state.managers), options


def _noted(project: ProjectState, app_label: str, model_name: str) -> bool:
    """True when nothing but such options has changed; the class has them then."""
    model, state = project.apps.all_models[app_label].get(model_name), project.models[app_label, model_name]
    if model is None or model._meta.rendered_from != _shape(state):
        return False
    for name in NOTED:
        setattr(model._meta, name, state.options.get(name, []))
    project.is_delayed = True
    return True


def _added(project: ProjectState, app_label: str, model_name: str) -> bool:
    """True when the model is new and those to which it refers are there; it has its class then."""
    apps, state = project.apps, project.models[app_label, model_name]
    if model_name in apps.all_models[app_label] or not _known(
        apps, _targets(state) - {(app_label, model_name)}
    ):
        return False
    for model in apps.get_models(include_auto_created=True, include_swapped=True):
        model._meta.apps = apps  # where each looks for who refers to it
    apps.render_multiple([state])
    project.is_delayed = True
    return True


def _targets(state: ModelState) -> set[tuple[str, str]]:
    """The models to which this one refers, by key or as its base."""
    referred = [field.remote_field.model for field in state.fields.values() if field.remote_field]
    referred += [field.remote_field.through for field in state.fields.values() if field.many_to_many]
    bases = [base for base in state.bases if isinstance(base, str)]
    return {
        resolve_relation(model, state.app_label, state.name_lower) for model in [*referred, *bases] if model
    }


def _known(apps: StateApps, models: set[tuple[str, str]]) -> bool:
    return all(name in apps.all_models[app_label] for app_label, name in models)
