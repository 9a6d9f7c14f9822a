"""The refusal of a workout that cannot be."""


class BadWorkout(ValueError):
    """A workout that cannot be: a code with parameters, to be said in the reader's language."""

    def __init__(self, code: str, **params: float | str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
