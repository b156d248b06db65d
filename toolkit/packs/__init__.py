"""Scenario packs, module guides, workbook, plan and codebook, as Documents: what they hold and in which order, never how it looks."""
