"""What is said: one job becomes the frozen copy that a template may print."""
