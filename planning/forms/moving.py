"""What an athlete says of a session that is to stand on another day."""

from django import forms


class MoveForm(forms.Form):
    """Where an athlete puts a session; `swap`: what stands there comes here instead."""

    day = forms.DateField()
    swap = forms.BooleanField(required=False)
    version = forms.IntegerField(min_value=1)
