"""`python -m dashboard` is the `strikemap` command."""

from dashboard.cli import main

main()
