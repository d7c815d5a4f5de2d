"""All of it: plan, executor, manifest."""
