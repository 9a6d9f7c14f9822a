"""Untrusted input of the coach app."""
