"""The tags of the templates, as text: what is arranged, what is spoken, what is escaped."""

import re
from datetime import date

import pytest
from django import forms

from tenancy.templatetags import elements
from tests.ui.drawing import draw


class Question(forms.Form):
    email = forms.EmailField(label="E-mail", help_text="Where invitations go.")
    nickname = forms.CharField(required=False)
    sleep = forms.ChoiceField(choices=[("1", "bad"), ("2", "good")], widget=forms.RadioSelect)


@pytest.mark.parametrize(
    "minutes,look,short,spoken",
    [
        (-12, "over", "−12 m", "overdue by 12\xa0minutes"),
        (65, "soon", "1 h 05 m", "due in 1\xa0hour, 5\xa0minutes"),
        (120, "ok", "2 h", "due in 2\xa0hours"),
        (4320, "ok", "3 d", "due in 3\xa0days"),
    ],
)
def test_due_is_short_for_the_eye_and_whole_for_the_ear(
    minutes: int, look: str, short: str, spoken: str
) -> None:
    eye, ear = f'<span aria-hidden="true">{short}</span>', f'<span class="vh">{spoken}</span>'

    assert draw("{% due minutes %}", minutes=minutes) == f'<span class="due {look}">{eye}{ear}</span>'


def test_button_turns_keywords_into_attributes_and_shows_its_key() -> None:
    drawn = draw(
        '{% button kind="primary" key="e" hx_post="/x/" hx_status__409="swap:none" disabled=True %}Go'
        "{% endbutton %}"
    )

    assert drawn == (
        '<button type="submit" class="btn primary" data-key="e" aria-keyshortcuts="E" hx-post="/x/"'
        ' hx-status:409="swap:none" disabled>Go<kbd aria-hidden="true">E</kbd></button>'
    )


def test_tags_escape_what_people_wrote() -> None:
    drawn = draw(
        "{% card title=name %}{{ name }}{% endcard %}{% chip %}{{ name }}{% endchip %}{% empty name %}",
        name="<b>",
    )

    assert drawn.count("&lt;b&gt;") == 4
    assert drawn.count("<b>") == 0


def test_term_gives_each_use_its_own_popover() -> None:
    drawn = draw('{% term "Ramp" %}one{% endterm %}{% term "Ramp" %}two{% endterm %}')

    assert re.findall(r'popovertarget="(.+?)"', drawn) == ["term-ramp-1", "term-ramp-2"]
    assert re.findall(r'class="tip" id="(.+?)"', drawn) == ["term-ramp-1", "term-ramp-2"]


@pytest.mark.parametrize("name,expected", [("Ji-woo Han", "JH"), ("한지우", "지우"), ("Mina", "M"), ("", "")])
def test_initials_follow_the_way_a_name_is_written(name: str, expected: str) -> None:
    assert elements.initials(name) == expected


def test_field_ties_help_and_error_to_the_input() -> None:
    form = Question({"email": "mina", "sleep": "1"})

    drawn = draw("{% field form.email %}", form=form)

    assert re.findall(r'aria-describedby="(.+?)"', drawn) == ["id_email_helptext id_email_error"]
    assert re.findall(r'id="(id_email_\w+)"', drawn) == ["id_email_helptext", "id_email_error"]


def test_field_says_when_it_may_be_left_out() -> None:
    assert re.findall(r"<label[^>]*>(.+?)</label>", draw("{% field form.nickname %}", form=Question())) == [
        'Nickname <span class="opt">(optional)</span>'
    ]


def test_segments_keep_the_answer_and_name_the_question() -> None:
    drawn = draw("{% segments form.sleep %}", form=Question({"sleep": "2"}))

    assert re.findall(r"<legend>(.+?)</legend>", drawn) == ["Sleep"]
    assert re.findall(r'value="(\d)" id="(\w+)"( checked)?', drawn) == [
        ("1", "id_sleep_0", ""),
        ("2", "id_sleep_1", " checked"),
    ]


def test_diff_shows_unchanged_days_as_they_are() -> None:
    rows = [
        {
            "day": date(2026, 11, 21),
            "now": "8×400 m",
            "proposed": "Easy 40 min",
            "load_now": 104,
            "load_proposed": 38,
        },
        {"day": "Tue 24", "now": "Threshold", "proposed": "", "load_now": 88, "load_proposed": 88},
    ]

    cells = re.findall(r"<td[^>]*>(.*?)</td>", draw("{% diff rows %}", rows=rows))

    assert cells == [
        "Sat 21", "<del>8×400 m</del>", "<ins>Easy 40 min</ins>", "104 → 38",
        "Tue 24", "Threshold", "unchanged", "88",
    ]  # fmt: skip


def test_toast_with_undo_is_a_form_that_works_alone() -> None:
    drawn = draw('{% toast "Approved" undo_url="/undo/" %}')

    assert re.findall(r'<form method="post" action="(.+?)" hx-post="(.+?)"', drawn) == [("/undo/", "/undo/")]
    assert re.findall(r"<form", draw('{% toast "Approved" %}')) == []


def test_verdict_says_sign_word_and_percentage() -> None:
    drawn = draw('{% verdict "partly" 71.4 %}')

    assert (
        drawn == '<span class="chip caution"><span aria-hidden="true">≈</span><span>Partly</span>71 %</span>'
    )


def test_capture_keeps_a_block_for_two_places() -> None:
    assert (
        draw("{% capture as kept %} <i>x</i> {% endcapture %}[{{ kept }}][{{ kept }}]")
        == "[<i>x</i>][<i>x</i>]"
    )
