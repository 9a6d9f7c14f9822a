"""Workouts read, counted, drawn and made into files; nothing of them is kept."""

from django.http.response import HttpResponseBase
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from analytics.workout import Workout
from api.endpoint import Endpoint
from api.http import Request, given
from api.problems import Refused, invalid
from api.selectors import workouts as selectors
from api.serializers import workouts as serializers
from api.views.exports import FILES, FORMAT, Exporting, as_file, day_of, wanted_format
from api.views.library import ATHLETE, athlete_asked
from ingest import services, wording_workouts
from ingest.parsers import Refusal
from ingest.services import NotAWorkout
from ingest.services.workouts import BAD_TEXT, LARGEST_FILE
from planning.selectors import workout_export


class ReadWorkout(Endpoint):
    """A workout that somebody is writing."""

    actions = {"POST": "library.read"}
    keyed = frozenset()

    @extend_schema(
        request=serializers.WorkoutDraft, responses=serializers.WorkoutAnswer, parameters=[ATHLETE]
    )
    def post(self, request: Request) -> Response:
        """Read a text, or say steps as text: with picture and sums, or every error at its line and column."""
        said = given(request, serializers.WorkoutDraft)
        answer = selectors.WorkoutAnswer(_read(request, said["workout"]), said["mistakes"])
        return Response(serializers.WorkoutAnswer(answer).data)


class ReadFile(Endpoint):
    """A workout file."""

    actions = {"POST": "library.read"}
    keyed = frozenset()
    parser_classes = [MultiPartParser]

    @extend_schema(
        request={"multipart/form-data": serializers.WorkoutFile},
        responses=serializers.FileAnswer,
        parameters=[ATHLETE],
    )
    def post(self, request: Request) -> Response:
        """Read a FIT, ZWO or text file as text and steps; `warnings` say what it could not keep."""
        file = given(request, serializers.WorkoutFile)["file"]
        try:
            found = services.read_workout(file.read(LARGEST_FILE + 1), file.name)
        except NotAWorkout as refused:
            return Response(serializers.FileAnswer(_refused(refused)).data)
        answer = selectors.WorkoutAnswer(
            _read(request, found.workout), (), found.title, selectors.warned(found.warnings)
        )
        return Response(serializers.FileAnswer(answer).data)


class ExportWorkout(Exporting):
    """A workout as a file."""

    actions = {"POST": "library.read"}
    keyed = frozenset()

    @extend_schema(request=serializers.ExportedWorkout, responses=FILES, parameters=[FORMAT, ATHLETE])
    def post(self, request: Request) -> HttpResponseBase:
        """The file, with an athlete's paces; `Workout-Lost` names what the format cannot say."""
        said, athlete = given(request, serializers.ExportedWorkout), athlete_asked(request)
        export = workout_export(
            workout=said["workout"],
            title=said["title"],
            wanted=wanted_format(request),
            athlete=athlete,
            day=day_of(athlete),
        )
        return as_file(request, export)


def _read(request: Request, workout: Workout | None) -> selectors.ReadWorkout | None:
    athlete = athlete_asked(request)
    if workout is None:
        return None
    paces = selectors.paces_for(athlete, units=request.user.units, now=timezone.now())
    return selectors.read_workout(workout, paces)


def _refused(refused: NotAWorkout) -> selectors.WorkoutAnswer:
    """A text's errors; raises for a file that is none."""
    if refused.code == BAD_TEXT:
        return selectors.WorkoutAnswer(None, refused.errors)
    words = wording_workouts.not_a_workout(refused)
    if refused.code == Refusal.TOO_LARGE:
        raise Refused(413, "too_large", words)
    raise invalid("file", refused.code, words)
