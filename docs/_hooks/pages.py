"""Adds the generated reference to the pages of the documentation while MkDocs reads them; writes no file."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from reference import pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Called by MkDocs once it has listed the files of `docs/`."""
    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    return files
