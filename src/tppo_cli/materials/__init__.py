"""What can be made: material.yaml, sizes, looks, sheets, and the geometry of a page."""
