"""The words of the operator's pages."""
