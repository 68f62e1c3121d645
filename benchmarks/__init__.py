"""Speed and memory of the extractors, as ratios measured in one run: ``python -m benchmarks``."""
