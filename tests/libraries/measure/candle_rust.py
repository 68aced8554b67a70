# /// script
# dependencies = ["numpy==2.4.6"]
# ///
from measure import in_rust

in_rust("candle", candle="0.11.1")
