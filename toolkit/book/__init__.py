"""Documentation sites: the pages that a site publishes, as a Markdown tree with one configuration for each language."""
