# /// script
# dependencies = ["numpy==2.4.6"]
# ///
from measure import measure, program

measure("weka", [], versions={"Java": "17.0.15", "weka": "3.6.14"},
        ridge=program("java", "-cp", "/usr/share/java/weka.jar", "WekaRidge.java"))
