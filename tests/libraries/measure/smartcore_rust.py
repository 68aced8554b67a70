# /// script
# dependencies = ["numpy==2.4.6"]
# ///
from measure import in_rust

in_rust("smartcore", smartcore="0.7.0")
