"""What one sees: the map, the command line, the downloads."""
