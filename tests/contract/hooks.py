"""Leads generated requests to things that exist.

A path of random text only ever meets a 404, and a body of random text a 422; so three of four values are taken from
the shipped record instead. The choice follows from the generated value: a seed gives the same requests every time.
"""

import csv
import zlib
from pathlib import Path

import schemathesis

DATA = Path(__file__).parents[2] / "data"

TREATIES = sorted(file.stem for file in (DATA / "treaties").glob("*.json"))
with (DATA / "participants.csv").open(encoding="utf-8", newline="") as table:
    PARTICIPANTS = [row["code"] for row in csv.DictReader(table)]
POSITIONS = ["2", "3", "40", "74"]
KINDS = ["ratification", "acceptance", "approval", "accession", "signature"]
DATES = ["2026-01-15", "2026-06-01", "2026-11-20"]


def lead(value, known, drawn_from=None):
    drawn = zlib.crc32(repr(drawn_from or value).encode())
    return value if drawn % 4 == 0 else known[drawn // 4 % len(known)]


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    known = {"treaty": TREATIES, "id": POSITIONS}
    if "/participants/" in context.operation.path:
        known["code"] = PARTICIPANTS
    return {
        name: lead(value, known[name]) if name in known else value
        for name, value in (path_parameters or {}).items()
    }


@schemathesis.hook
def map_body(context, body):
    if not isinstance(body, dict):
        return body
    acts = body["actions"] if isinstance(body.get("actions"), list) else [body]
    # Drawn from the whole act, so that the same kind is not always done by the same participant.
    for act in (act for act in acts if isinstance(act, dict)):
        whole = repr(act)
        for name, known in (("participant", PARTICIPANTS), ("kind", KINDS), ("date", DATES)):
            if isinstance(act.get(name), str):
                act[name] = lead(act[name], known, drawn_from=(name, whole))
    return body
