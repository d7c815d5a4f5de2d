"""Where it goes: the user's table or a Kemendagri code becomes villages with all their names."""
