"""Draws the illustrations and icons that ship with tppo."""
