"""Says where the shipped data folders and assets lie, in a checkout and in an installed wheel; reads no content."""

from functools import cache
from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def content_root() -> Path:
    """The folder that holds `locales`, `modalities` and `templates`: the packaged one, else the checkout's."""
    packaged = _PACKAGE / "_content"
    return packaged if packaged.is_dir() else _PACKAGE.parent


def locales() -> Path:
    """One folder a locale, named by its BCP 47 tag."""
    return content_root() / "locales"


def modalities() -> Path:
    """`common` and one folder a modality."""
    return content_root() / "modalities"


def templates() -> Path:
    """What `alliance new` copies, one folder a template."""
    return content_root() / "templates"


def asset(room: str, name: str) -> str:
    """The text of a file that lies beside its code, such as `asset("survey/web", "form.css")`."""
    return files("toolkit").joinpath(*room.split("/"), *name.split("/")).read_text(encoding="utf-8")
