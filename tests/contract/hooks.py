"""Leads generated requests to things that exist.

A path of random text only ever meets a 404, so three of four take their treaty, participant and position from the
shipped record instead. The choice follows from the generated value, so a seed gives the same requests every time.
"""

import zlib

import schemathesis

KNOWN = {
    "treaty": ["hanoi-convention", "uncac", "untoc"],
    "id": ["2", "3", "40", "74"],
}
PARTICIPANTS = ["VNM", "AZE", "FRA", "EUE", "VAT", "palestine", "704"]


def lead(value, known):
    drawn = zlib.crc32(repr(value).encode())
    return value if drawn % 4 == 0 else known[drawn // 4 % len(known)]


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    path = context.operation.path if context.operation is not None else ""
    led = dict(path_parameters or {})
    for name, value in led.items():
        if name == "code" and "/participants/" in path:
            led[name] = lead(value, PARTICIPANTS)
        elif name in KNOWN:
            led[name] = lead(value, KNOWN[name])
    return led


@schemathesis.hook
def map_body(context, body):
    if not isinstance(body, dict):
        return body
    acts = body["actions"] if isinstance(body.get("actions"), list) else [body]
    for act in acts:
        if isinstance(act, dict) and isinstance(act.get("participant"), str):
            act["participant"] = lead(act["participant"], PARTICIPANTS)
    return body
