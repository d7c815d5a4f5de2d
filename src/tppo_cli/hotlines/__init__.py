"""Whom to call: the registry, the near-miss check, the confirmations."""
