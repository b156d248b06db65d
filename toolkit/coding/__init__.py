"""The marker vocabulary and the coding manual as files for programs that code recordings and texts."""
