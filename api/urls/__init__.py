"""Addresses of the API, under api/v1/."""

from api.urls import accounts, coaching, files, people, training

urlpatterns = [
    *accounts.urlpatterns,
    *people.urlpatterns,
    *training.urlpatterns,
    *coaching.urlpatterns,
    *files.urlpatterns,
]
