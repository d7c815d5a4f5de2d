"""Render and press, once for each template instead of once for each region.

A plate is the finished file of the full path with its slots cut out. A region's file is the plate
with these slots set again. The full path is the only reference: it makes the probes that a plate
is cut from, and whatever is not proved to come out the same takes it.
"""
