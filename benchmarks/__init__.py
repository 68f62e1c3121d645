"""Speed and memory of the extractors and of the crawler, as ratios measured in one run: ``python -m benchmarks``."""
