"""PostgreSQL as Django knows it, with each transaction pinned to the organization of the scope."""
