"""Certificates of the running service, checked by the recipe of docs/certificates.md and by the command.

Both must accept what the register signed, and refuse it with a byte flipped, signed by another key, or with facts
that were edited for the eye.
"""

import base64
import json
import pathlib
import subprocess
import sys
import urllib.request

from joserfc import jws
from joserfc.jwk import OKPKey

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def download(url):
    with OPENER.open(url, timeout=30) as reply:
        return reply.read()


def decoded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def encoded(part):
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def main():
    service, scratch, recipe, signatory = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    scratch.mkdir(parents=True)
    keys = scratch / "keys.json"
    keys.write_bytes(download(f"{service}/v1/certificates/keys"))

    def judged(content):
        """By the recipe and by the command; they must agree."""
        file = scratch / "certificate.json"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        by_library = subprocess.run([sys.executable, recipe, str(file), str(keys)], capture_output=True, text=True)
        by_command = subprocess.run(
            [signatory, "certificate", "verify", str(file), "--jwks", str(keys)], capture_output=True, text=True
        )
        verdicts = (by_library.returncode == 0, by_command.returncode == 0)
        if len(set(verdicts)) != 1:
            raise SystemExit(f"they disagree: {by_library.stderr}{by_command.stderr}{by_command.stdout}")
        return verdicts[0]

    def must_be(valid, content, what):
        if judged(content) != valid:
            raise SystemExit(f"{what} is taken for {'not ' if valid else ''}valid")

    paths = [
        "/v1/treaties/hanoi-convention/participants/VNM/certificate",
        "/v1/treaties/hanoi-convention/certificate?as_of=2025-10-26",
        "/v1/treaties/untoc/participants/EUE/certificate?as_of=2005-01-01",
        "/v1/treaties/uncac/certificate?at_position=713",
    ]
    for path in paths:
        content = download(service + path)
        must_be(True, content, path)
        whole = json.loads(content)
        must_be(True, {name: whole[name] for name in reversed(whole)}, "the same JSON, written otherwise")

        header, payload, signature = whole["signature"].split(".")
        flipped = bytearray(decoded(signature))
        flipped[7] ^= 1
        must_be(False, {**whole, "signature": f"{header}.{payload}.{encoded(flipped)}"}, "a flipped byte of the signature")
        flipped = bytearray(decoded(payload))
        flipped[flipped.index(b"status")] ^= 1
        must_be(False, {**whole, "signature": f"{header}.{encoded(flipped)}.{signature}"}, "a flipped byte of the facts")

        edited = json.loads(content)
        edited["certificate"]["as_of"] = "1999-12-31"
        must_be(False, edited, "facts that were edited for the eye")

        # Another key under the name of the register's, and one under its own.
        other = OKPKey.generate_key("Ed25519")
        names = json.loads(decoded(header))
        for kid in (names["kid"], other.thumbprint()):
            forged = jws.serialize_compact({**names, "kid": kid}, decoded(payload), other, algorithms=["EdDSA"])
            must_be(False, {**whole, "signature": forged, "kid": kid}, "another key's signature")

        # No algorithm, and the public key taken for a shared secret.
        for algorithm in ("none", "HS256"):
            names = encoded(json.dumps({**json.loads(decoded(header)), "alg": algorithm}).encode())
            must_be(False, {**whole, "signature": f"{names}.{payload}."}, f"the algorithm {algorithm}")
        print(f"{path}: valid, and refused in every other form")


main()
