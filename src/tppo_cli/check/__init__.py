"""Is it right before rendering: one check a module, each from the campaign to findings."""
