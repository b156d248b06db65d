"""Forms -> platforms: one room or file a target; none of them touches disk, clock or network."""
