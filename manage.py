#!/usr/bin/env python
"""Run one of RunSeason's commands: `manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

from tenancy.roles import StrongRole

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    try:
        execute_from_command_line(sys.argv)
    except StrongRole as refused:
        sys.exit(str(refused))
