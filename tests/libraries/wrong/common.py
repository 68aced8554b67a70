"""The book's data, and one way to print."""

import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from book import best, diabetes, one_weight  # noqa: E402, F401


def say(**seen):
    """Prints what was seen as a line of JSON, numbers to six digits."""
    def plain(value):
        if isinstance(value, (list, np.ndarray)):
            return [plain(one) for one in np.ravel(value)]
        if isinstance(value, (float, np.floating)):
            return float(f"{value:.6g}") + 0.0
        if isinstance(value, dict):
            return {name: plain(one) for name, one in value.items()}
        return value
    print(json.dumps({name: plain(value) for name, value in seen.items()},
                     ensure_ascii=False))
