"""Benchmarks beside their peers; `python3 dev.py bench` runs them."""
