"""What may be said: declarations and content as frozen models, with no disk, clock or network."""
