"""Grades a submission on Classroom 50: runs the grader beside this file on the
student's checkout, and says in result.json whose it is. There is always a
result.

Needs "runtime": {"rust": "stable"} on the assignment."""

import datetime
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULT = Path.cwd() / "result.json"
FAILED = {
    "schema": "classroom50/result/v1",
    "score": 0,
    "max-score": 1,
    "tests": [
        {
            "test-name": "The grader",
            "passed": False,
            "score": 0,
            "max-score": 1,
            "output": "The grader did not run. Please tell your teacher.",
        }
    ],
}


def clear():
    """Removes a result of the student's own; a link, not what it leads to."""
    if RESULT.is_dir() and not RESULT.is_symlink():
        shutil.rmtree(RESULT)
    else:
        RESULT.unlink(missing_ok=True)


def graded():
    """What the grader says."""
    clear()
    subprocess.run(
        ["cargo", "run", "--quiet", "--release", "--bin", "grade", "--"]
        + ["--classroom50", str(Path.cwd()), *"ARGUMENTS".split()],
        cwd=HERE,
        check=True,
    )
    return json.loads(RESULT.read_text(encoding="utf-8"))


try:
    result = graded()
except (OSError, ValueError, subprocess.CalledProcessError) as error:
    print(error, file=sys.stderr)
    result = FAILED
now = datetime.datetime.now(datetime.timezone.utc)
environment = os.environ
result |= {
    "classroom": environment["CLASSROOM"],
    "assignment": environment["ASSIGNMENT"],
    "submission": environment["SUBMISSION_TAG"],
    "commit": environment["COMMIT_URL"],
    "release": environment["RELEASE_URL"],
    "review": environment.get("REVIEW_URL") or environment["COMMIT_URL"],
    "datetime": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
}
clear()
RESULT.write_text(json.dumps(result, indent=2), encoding="utf-8")
