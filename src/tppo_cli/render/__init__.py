"""How it looks: copy and template become HTML, and WeasyPrint makes the page."""
