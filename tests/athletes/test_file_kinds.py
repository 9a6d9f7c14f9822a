"""What a file is, and what it may be called."""

import pytest

from athletes.file_kinds import LONGEST_NAME, clean_name, kind_of

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 40
HEIC = b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40


@pytest.mark.parametrize(
    "head,kind",
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 20, "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (HEIC, "image/heic"),
        (b"GIF89a", "image/gif"),
        (b"%PDF-1.7", "application/pdf"),
        (b"", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", ""),
        (b"<!doctype html><script>alert(1)</script>", ""),
        (b"MZ\x90\x00", ""),
        (b"PK\x03\x04", ""),
        (b"GIF87", ""),
        (b"\n%PDF-1.7", ""),
        (b"RIFF\x00\x00\x00\x00WAVE", ""),
        (b"\x00\x00\x00\x18ftypmp42", ""),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_file_is_told_by_its_content(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    "name,kept",
    [
        ("scan.pdf", "scan.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\report.PDF", "report.pdf"),
        ("page.html", "page.pdf"),
        ("report.pdf.exe", "report.pdf.pdf"),
        ("", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "ab_Set-Cookie_ x.pdf"),
        ("\u202egpj.fdp.pdf", "_gpj.fdp.pdf"),
        ("무릎 사진.pdf", "무릎 사진.pdf"),
    ],
)
def test_names_are_cleaned(name: str, kept: str) -> None:
    assert clean_name(name, "application/pdf") == kept


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    found = clean_name("x" * 500 + ".jpeg", "image/jpeg")

    assert (len(found), found[-5:]) == (LONGEST_NAME, ".jpeg")
