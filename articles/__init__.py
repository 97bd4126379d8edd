"""What was written: articles, the toponyms in them, and what they claim about attacks."""
