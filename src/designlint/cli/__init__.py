"""The command line: the only place that prints and picks exit codes."""

import gc

# A run makes many small values and hardly a cycle: looking for cycles often is a sixth of its time, and so of its imports.
gc.set_threshold(100_000, 20, 20)
