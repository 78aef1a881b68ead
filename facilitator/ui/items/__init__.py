"""The frame of people and findings: lists of things added, edited and erased beside a form."""
