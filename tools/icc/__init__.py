"""The output profile, built from the characterisation data that lies here."""
