"""tppo: one YAML campaign spec becomes print-ready material for every kelurahan."""

__version__ = "0.1.0"
