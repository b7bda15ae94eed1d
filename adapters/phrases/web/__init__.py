"""The words of the page where a mask is painted."""
