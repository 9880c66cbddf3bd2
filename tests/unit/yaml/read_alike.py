#!/usr/bin/env python3
"""Whether PyYAML (YAML 1.1) and, where it is installed, ruamel.yaml (1.2) read back what emit_text() wrote: read_alike.py FILE

FILE has a line per text: its bytes in hexadecimal, a tab, and the scalar. Exit 1 if one is read as something else; 77 without PyYAML.
"""
import sys

try:
    import yaml
except ImportError:
    sys.exit(77)
readers = {"PyYAML": yaml.safe_load}
try:
    import ruamel.yaml
    readers["ruamel.yaml"] = ruamel.yaml.YAML(typ="safe", pure=True).load
except ImportError:
    pass

wrong = 0
for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
    written, scalar = line.rstrip("\n").split("\t", 1)
    meant = bytes.fromhex(written).decode("utf-8")
    for name, read in readers.items():
        try:
            value = read(f"key: {scalar}\nlist:\n  - {scalar}\n")
        except Exception as error:  # any complaint of a reader is a failure of ours
            value = error
        if value != {"key": meant, "list": [meant]} or type(value["key"]) is not str:
            wrong += 1
            print(f"{name} reads {scalar} as {value!r}")
print(f"read by {' and '.join(readers)}: {wrong} wrong")
sys.exit(1 if wrong else 0)
