"""Exchange: texts as files for Excel and Word, and what comes back from them as a plan of changes; values only, no disk."""
