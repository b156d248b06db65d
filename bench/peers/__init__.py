"""What a user would write or run instead of the toolkit: the other side of each comparison."""
