"""Words, numbers and single signs of a text; spaces, hyphens and underscores only separate them."""

from __future__ import annotations

import re

# A word is cut where letters meet digits ("p99" is p + 99), so that terms and text are cut alike. A number keeps its
# inner commas and points. Runs of white space, hyphens and underscores between tokens vanish: "click-through" is
# click + through. Every other sign is a token of its own, and so ends a phrase. ASCII letters come first: the general
# class of letters is an order of magnitude slower.
SIGN = r"[^\w\s\-‐‑]"
TOKEN = re.compile(rf"[a-z]+|\d+(?:[.,]\d+)*|[^\W\d_]+|{SIGN}")
