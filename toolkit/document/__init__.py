"""Documents as a small tree, and the writers that turn one into HTML, Markdown, DOCX, PDF, CSV and XLSX."""
