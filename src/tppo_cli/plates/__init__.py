"""render + press, once for each template instead of once for each region."""
