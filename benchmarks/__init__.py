"""How fast each part is: `python -m benchmarks` measures, prints, and compares with `benchmarks/latest.json`."""
