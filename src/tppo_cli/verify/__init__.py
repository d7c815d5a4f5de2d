"""Is it right afterwards: one check a module, each from a finished file to findings."""
