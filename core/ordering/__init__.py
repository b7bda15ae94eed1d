"""From a wish to a job: planned, offered or ordered, and submitted in one transaction."""
