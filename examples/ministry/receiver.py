#!/usr/bin/env python3
"""Receives the register's webhooks: checks each signature, leaves out repetitions, and prints one line for each event.

    SECRET=whsec_… python receiver.py [PORT]

The library `standardwebhooks` checks the signature and the age of what is received. An event that was received before
has the same webhook-id; a real receiver keeps those that it has worked off in its database, in the same transaction as
the work. Whatever is not 2xx is sent again, so the answer is given only after the event has been taken.
"""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

LARGEST_BODY = 64 * 1024


class Receiver(BaseHTTPRequestHandler):
    webhook: Webhook
    taken: set[str] = set()

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        if length > LARGEST_BODY:
            return self.answer(413)
        body = self.rfile.read(length)
        try:
            event = self.webhook.verify(body, dict(self.headers.items()))
        except WebhookVerificationError as error:
            print(f"refused: {error}", file=sys.stderr, flush=True)
            return self.answer(401)
        webhook_id = self.headers["webhook-id"]
        if webhook_id not in self.taken:
            self.taken.add(webhook_id)
            print(json.dumps({"webhook_id": webhook_id, **event}), flush=True)
        self.answer(204)

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """The events are the output; requests are not listed."""


def main() -> None:
    Receiver.webhook = Webhook(os.environ["SECRET"])
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 9099
    server = HTTPServer(("127.0.0.1", port), Receiver)
    print(f"receiving on http://127.0.0.1:{server.server_port}/", file=sys.stderr, flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
