"""A receiver that checks every delivery with independent implementations: the `standardwebhooks` library for v1 and
`cryptography` for v1a. It subscribes, pings, and expects the ping; then it rotates, and expects both secrets to do.

Arguments: the URL of the service and a token with webhooks:manage.
"""

import base64
import http.server
import json
import queue
import sys
import threading
import urllib.request

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from standardwebhooks.webhooks import Webhook

service, token = sys.argv[1:3]
received = queue.Queue()


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        received.put((dict(self.headers.items()), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def call(method, path, body=None, etag=None):
    request = urllib.request.Request(service + path, method=method)
    request.add_header("Authorization", f"Bearer {token}")
    if etag:
        request.add_header("If-Match", etag)
    if body is not None:
        request.add_header("Content-Type", "application/json")
        request.data = json.dumps(body).encode()
    with urllib.request.urlopen(request, timeout=10) as answer:
        text = answer.read()
        return answer.headers.get("ETag"), json.loads(text) if text else None


def verify(secret, public_key, headers, body):
    headers = {name.lower(): value for name, value in headers.items()}
    checked = Webhook(secret).verify(body, headers)
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key.removeprefix("whpk_")))
    signatures = [s.removeprefix("v1a,") for s in headers["webhook-signature"].split() if s.startswith("v1a,")]
    assert any(is_valid(key, signature, content) for signature in signatures), "no v1a signature is valid"
    return headers, checked


def is_valid(key, signature, content):
    try:
        key.verify(base64.b64decode(signature), content)
        return True
    except Exception:
        return False


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()
etag, subscription = call("POST", "/v1/webhooks", {"url": f"http://127.0.0.1:{server.server_port}/hook"})
path = f"/v1/webhooks/{subscription['id']}"
first, first_key = subscription["secret"], subscription["keys"][-1]["public_key"]

_, queued = call("POST", f"{path}/ping")
headers, body = received.get(timeout=20)
headers, payload = verify(first, first_key, headers, body)
assert headers["webhook-id"] == queued["event"] == payload["data"]["id"], (headers, queued)
assert payload["type"] == "webhook.ping", payload

etag, rotated = call("POST", f"{path}/rotation", {"overlap_hours": 1}, etag)
second, second_key = rotated["secret"], rotated["keys"][-1]["public_key"]
assert second != first and second_key != first_key
call("POST", f"{path}/ping")
headers, body = received.get(timeout=20)
verify(first, first_key, headers, body)
verify(second, second_key, headers, body)

_, again = call("POST", f"{path}/deliveries/{queued['id']}/redelivery")
headers, body = received.get(timeout=20)
headers, _ = verify(second, second_key, headers, body)
assert headers["webhook-id"] == queued["event"], "a redelivery has another id"

call("DELETE", path, etag=etag)
print("every delivery was verified by standardwebhooks (v1) and cryptography (v1a)")
