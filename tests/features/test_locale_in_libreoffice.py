"""LibreOffice itself opens and saves what goes out to translators, and what it saves is read again."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.features.test_locale_exchange import KEY, seen, shared, snapshot, translate, translation
from toolkit.cli import main

pytestmark = pytest.mark.office
__all__ = ["shared"]
EXPORT = ("locale", "export", "ja", "--no-context", "--quiet", "--format")


def saved_by_libreoffice(path: Path, kind: str = "") -> Path:
    """The file as LibreOffice saves it, in its own kind or another; a profile of its own keeps it from a running one."""
    out = path.parent / "saved"
    kind = kind or path.suffix[1:]
    profile = f"-env:UserInstallation={(path.parent / 'profile').resolve().as_uri()}"
    command = (profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(path))
    subprocess.run([shutil.which("soffice") or "soffice", *command], check=True, capture_output=True, timeout=120)
    return out / f"{path.stem}.{kind}"


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_file_that_was_opened_and_saved_changes_no_byte(shared: Path, kind: str) -> None:
    before = snapshot(shared)
    assert main([*EXPORT, kind]) == 0
    saved = saved_by_libreoffice(Path(f"exchange/ja/texts-ja.{kind}"))
    assert saved.read_bytes() != Path(f"exchange/ja/texts-ja.{kind}").read_bytes()
    assert main(["locale", "import", str(saved), "--quiet"]) == 0
    assert snapshot(shared) == before


@pytest.mark.parametrize("between", ["xlsx", "ods"])
def test_what_was_written_is_taken_from_what_libreoffice_saves(
    shared: Path, capsys: pytest.CaptureFixture[str], between: str
) -> None:
    assert main([*EXPORT, "xlsx"]) == 0
    sheet = Path("exchange/ja/texts-ja.xlsx")
    translate(sheet, {KEY: "すぐの返事に気づく。"})
    saved = saved_by_libreoffice(sheet, between)
    if between != "xlsx":
        saved = saved_by_libreoffice(saved, "xlsx")
    code, out = seen(capsys, "import", str(saved), "--yes")
    assert code == 0, out
    assert translation("ja", KEY) == "すぐの返事に気づく。"
