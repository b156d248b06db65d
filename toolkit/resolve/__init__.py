"""From declared and shared content to what a site really uses: layers, languages, forms, fingerprints. Pure: no disk, no clock."""
