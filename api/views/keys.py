"""API keys: for owners, signed in as persons."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request
from api.listing import Listing
from api.problems import invalid
from api.serializers import keys as serializers
from tenancy import keys


class ApiKeys(Listing):
    """The organization's keys, the newest first; a new one shows its token this once."""

    actions = {"GET": "key.read", "POST": "key.write"}
    order = ("-created_at", "-pk")
    keyed = frozenset()  # the answer would be kept, and the token with it

    @extend_schema(responses=serializers.ApiKey(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(request, keys.keys_of(request.organization), serializers.ApiKey)

    @extend_schema(request=serializers.NewKey, responses={201: serializers.MadeKey})
    def post(self, request: Request) -> Response:
        given = serializers.NewKey(data=request.data)
        given.is_valid(raise_exception=True)
        try:
            made = keys.make(by=request.membership, **given.validated_data, now=timezone.now())
        except keys.NameTaken as refusal:
            raise invalid("name", "unique", refusal.message) from None
        except keys.TooLong as refusal:
            raise invalid("expires_at", "out_of_range", refusal.message) from None
        return Response(serializers.MadeKey(made).data, status=201)


class OneApiKey(Endpoint):
    """Revoke a key: it counts no more from its next request on."""

    actions = {"DELETE": "key.write"}

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        found = get_object_or_404(keys.keys_of(request.organization), public_id=public_id)
        keys.revoke(key=found, now=timezone.now())
        return Response(status=204)
