"""Files that are read in on the page: tried first, then imported."""
