"""Where it was: places, georeferences, and the events that claims add up to."""
