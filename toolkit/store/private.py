"""Where a site keeps what is said of its people, for those who only have to know the names of the files."""

ROTA, ROSTER = "private/rota.yaml", "private/roster.csv"
