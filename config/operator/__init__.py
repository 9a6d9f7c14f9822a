"""The operator's own pages: the status of the site, and the admin inside one organization."""
