"""What apps on a watch write into its records."""

from tests.ingest.parsers.rawfit import FLOAT32, RECORD, UINT8, UINT16, data, definition, described
from tests.ingest.parsers.samples import START
from tests.ingest.parsers.test_fit_messages import HEART_RATE, TIME, column, decoded


def test_decode_reads_what_apps_wrote_and_lets_it_stand_for_missing_power():
    found = decoded(
        described(0, 1, UINT16, "Power", native=7),
        described(0, 2, FLOAT32, "Leg Spring Stiffness"),
        definition(RECORD, TIME, apps=[(1, 2, 0), (2, 4, 0), (9, 3, 0)]),
        data("<IHf3s", START, 250, 10.5, b"???"),
        data("<IHf3s", START + 1, 0xFFFF, float("nan"), b"???"),
    )

    assert {name: values.tolist()[0] for name, values in found.developer.items()} == {
        "Power": 250,
        "Leg Spring Stiffness": 10.5,
    }
    assert column(found, "power") == [250, None]


def test_decode_prefers_the_device_s_own_power_to_an_app_s():
    found = decoded(
        described(0, 1, UINT16, "Power", native=7),
        definition(RECORD, TIME, (7, 2, UINT16), apps=[(1, 2, 0)]),
        data("<IHH", START, 200, 250),
        data("<IHH", START + 1, 0xFFFF, 251),
    )

    assert column(found, "power") == [200, 251]


def test_decode_reads_apps_fields_of_no_size_at_all():
    found = decoded(
        described(0, 1, UINT16, "Power"),
        described(0, 2, UINT16, "Nothing"),
        definition(RECORD, TIME, HEART_RATE, apps=[(2, 0, 0), (1, 2, 0)]),
        data("<IBH", START, 120, 250),
        data("<IBH", START + 1, 121, 251),
    )

    assert column(found, "heart_rate") == [120, 121]
    assert {name: values.tolist() for name, values in found.developer.items()} == {"Power": [250, 251]}


def test_decode_tells_alike_named_fields_of_two_apps_apart():
    found = decoded(
        described(0, 1, UINT8, "Power"),
        described(1, 1, UINT8, "Power"),
        definition(RECORD, TIME, apps=[(1, 1, 0), (1, 1, 1)]),
        data("<IBB", START, 10, 20),
    )

    assert sorted(found.developer) == ["Power", "Power (1.1)"]
