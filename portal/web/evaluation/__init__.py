"""The evaluation of a year on the page: figures, documents, approval and publication."""
