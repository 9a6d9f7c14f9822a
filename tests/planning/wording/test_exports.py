"""What files cannot say, as sentences."""

import pytest
from django.utils import translation

from analytics.workout.formats import Loss, Lost
from planning.exporting import Format
from planning.wording import format_name, format_purpose, losses
from planning.wording.exports import LOSSES, NAMES, PURPOSES


def test_every_code_has_a_sentence() -> None:
    assert (set(LOSSES), set(NAMES), set(PURPOSES)) == (set(Loss), set(Format), set(Format))


@pytest.mark.parametrize(
    "steps, sentence",
    [
        (1, "A ramp becomes its whole range; that it rises or falls stands in words."),
        (3, "A ramp becomes its whole range; that it rises or falls stands in words. (3 steps)"),
    ],
)
def test_a_loss_counts_its_steps(steps: int, sentence: str) -> None:
    assert losses([Lost(Loss.RAMP, steps)]) == [sentence]


def test_files_have_names_in_korean() -> None:
    with translation.override("ko"):
        assert (format_name(Format.FIT), format_purpose(Format.FIT) != "") == ("FIT 파일", True)
