# /// script
# dependencies = ["numpy==2.4.6"]
# ///
from measure import in_rust

in_rust("linfa", linfa="0.8.1")
