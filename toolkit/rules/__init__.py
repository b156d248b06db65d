"""Rules: declared and resolved things in, findings out; one rule a function, listed in two tables."""
