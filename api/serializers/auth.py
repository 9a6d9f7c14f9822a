"""Signing in and staying so."""

from rest_framework import serializers


class Credentials(serializers.Serializer):
    email = serializers.CharField(max_length=254)
    password = serializers.CharField(max_length=1024, trim_whitespace=False, style={"input_type": "password"})
    code = serializers.CharField(
        max_length=20,
        required=False,
        allow_blank=True,
        default="",
        help_text="where there is a second factor: of the authenticator app, or for recovery; counts once",
    )


class RefreshToken(serializers.Serializer):
    refresh = serializers.CharField(max_length=4096)


class TokenPair(serializers.Serializer):
    """The access token goes into `Authorization: Bearer …`; the refresh token counts once."""

    access = serializers.CharField()
    refresh = serializers.CharField()
    access_expires_in_s = serializers.IntegerField()
