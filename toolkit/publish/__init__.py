"""Plans, makes and publishes what a build holds; the only room besides `store` that touches the disk."""
