"""What wires RunSeason together: settings, addresses, the database server, the processes."""
