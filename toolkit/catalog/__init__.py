"""Catalogs: from content to messages, and from messages to the files that translators edit; returns values, touches no disk."""
