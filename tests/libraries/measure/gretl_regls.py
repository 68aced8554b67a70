# /// script
# dependencies = ["numpy==2.4.6"]
# ///
from measure import measure, program

# Before the weights it repeats the script and names the file.
ask = ["bash", "-o", "pipefail", "-c",
       "KIND=$0 FILE=$1 TYPED=$2 gretlcli -b -q gretl.inp | sed 1,/datafile/d"]
measure("gretl", [], versions={"gretl": "2022c"},
        lasso=program(*ask, "lasso"), ridge=program(*ask, "ridge"))
