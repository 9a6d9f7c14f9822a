"""What a person typed over a known activity: a source of its own, known by the activity's public id."""

EDIT = "edit:"
DAY, SHOE_ID = "day", "shoe_id"  # in its `told`, beside the fields
