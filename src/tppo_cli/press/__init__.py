"""What the printer gets: boxes, marks, colour, sheets, the same bytes each time."""
