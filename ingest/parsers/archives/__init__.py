"""Archives: walked from a file, member by member, and never unpacked as a whole."""

from ingest.parsers.archives.limits import Limits
from ingest.parsers.archives.members import Member, members

__all__ = ["Limits", "Member", "members"]
