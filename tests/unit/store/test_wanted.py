"""Of shared content a site reads what it has chosen; where it corrects a language itself, that language is read whole."""

from toolkit import shipped
from toolkit.store.content import Folders, load_content


def files_read(own, modalities) -> set[str]:
    folders = Folders(shipped.modalities(), shipped.locales(), own=own)
    loaded, _ = load_content(folders, ["ja"], modalities)
    return {name for name in loaded.catalog_files if name.startswith("ja/modality-")}


def test_catalogs_of_approaches_that_are_not_chosen_are_not_read(tmp_path) -> None:
    assert files_read(tmp_path, ["cbt"]) == {"ja/modality-cbt"}
    assert {"ja/modality-cbt", "ja/modality-act"} < files_read(tmp_path, None)


def test_a_site_that_corrects_a_language_has_all_of_it_read(tmp_path) -> None:
    (tmp_path / "locales" / "ja").mkdir(parents=True)
    assert {"ja/modality-cbt", "ja/modality-act"} < files_read(tmp_path, ["cbt"])
