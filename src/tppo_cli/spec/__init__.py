"""What the user wrote: YAML with line and column, as frozen models."""
