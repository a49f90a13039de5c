"""Compares coded terms with pydicom's copy of the standard's dictionaries: one line "known N of M", then one per difference.

Usage: check_codes.py TABLE, with scheme, value and meaning in each row. A term counts as equal if its
meaning is any that the dictionary has, without the kind of concept that SNOMED CT adds in parentheses.
"""

import re
import sys

from pydicom.sr._concepts_dict import concepts


def meanings():
    known = {}
    for scheme, by_keyword in concepts.items():
        for by_value in by_keyword.values():
            for value, (meaning, _) in by_value.items():
                known.setdefault((scheme, value), set()).add(re.sub(r" \([a-z ]+\)$", "", meaning.lower()))
    return known


def main(table):
    known = meanings()
    rows = [line.rstrip("\n").split("\t") for line in open(table, encoding="utf-8")]
    shared = [row for row in rows if (row[0], row[1]) in known]
    print(f"known {len(shared)} of {len(rows)}")
    for scheme, value, meaning in shared:
        if meaning.lower() not in known[scheme, value]:
            print(f"{scheme} {value}: {meaning} is {sorted(known[scheme, value])}")


if __name__ == "__main__":
    main(sys.argv[1])
