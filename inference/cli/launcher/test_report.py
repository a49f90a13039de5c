"""Sums up the tests that Maven ran: what was skipped and why, the slowest ten, and one closing line.

Usage: test_report.py ROOT BUILD_STATUS. Exits with 1 when a test failed, none ran, or the build ended before all had run, which counts as one
failure.
"""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path


def main(root: Path, build_failed: bool) -> int:
    cases = [
        case
        for report in sorted(root.glob("**/target/surefire-reports/TEST-*.xml"))
        for case in ElementTree.parse(report).getroot().iter("testcase")
    ]
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skipped = [case for case in cases if case.find("skipped") is not None]

    print("\nslowest ten:")
    for case in sorted(cases, key=seconds, reverse=True)[:10]:
        print(f"  {seconds(case):7.1f} s  {name(case)}")
    reasons = Counter(reason(case) for case in skipped)
    for text, count in sorted(reasons.items()):
        print(f"skipped {count}: {text}")
    for case in failed:
        print(f"failed: {name(case)}")
    passed = len(cases) - len(failed) - len(skipped)
    stopped = build_failed and not failed
    if stopped:
        print("failed: the build ended before every test had run; see its errors above")
    print(f"\n{passed} passed, {len(failed) + stopped} failed, {len(skipped)} skipped")
    return 1 if failed or stopped or not cases else 0


def seconds(case: ElementTree.Element) -> float:
    return float(case.get("time", "0").replace(",", ""))


def name(case: ElementTree.Element) -> str:
    return f"{case.get('classname', '').rpartition('.')[2]}.{case.get('name')}"


def reason(case: ElementTree.Element) -> str:
    skipped = case.find("skipped")
    text = (skipped.get("message") or skipped.text or "no reason given") if skipped is not None else ""
    return text.strip().splitlines()[0]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2] != "0"))
