"""Reads /metrics with the strict OpenMetrics parser of Prometheus's client, and compares it with what was asked."""

import json
import re
import sys
import urllib.error
import urllib.request

from prometheus_client.openmetrics.parser import text_string_to_metric_families

base, token, rules = sys.argv[1:]
# No proxy: the service is on this machine.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(path, body=None, headers=None):
    request = urllib.request.Request(base + path, data=body, headers=headers or {})
    try:
        with opener.open(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


progress = "/v1/treaties/hanoi-convention/progress"
for _ in range(5):
    assert ask(progress)[0] == 200
assert ask("/v1/treaties/nowhere/progress")[0] == 404
act = json.dumps({"participant": "AND", "kind": "accession", "date": "2026-03-02"}).encode()
write = {"authorization": "Bearer " + token, "content-type": "application/json"}
assert ask("/v1/treaties/hanoi-convention/actions", act, write)[0] == 201

status, headers, text = ask("/metrics")
assert status == 200
assert headers["content-type"] == "application/openmetrics-text; version=1.0.0; charset=utf-8"
samples = {}
names = set()
for family in text_string_to_metric_families(text):
    assert family.documentation, family.name
    for sample in family.samples:
        names.add(sample.name)
        samples[(sample.name, tuple(sorted(sample.labels.items())))] = sample.value


def value(name, **labels):
    return samples[(name, tuple(sorted(labels.items())))]


route = "/v1/treaties/{treaty}/progress"
assert value("signatory_http_requests_total", method="GET", route=route, status="2xx") == 5
assert value("signatory_http_requests_total", method="GET", route=route, status="4xx") == 1
# One is the record that ships, entered at the start.
assert value("signatory_proposals_total", outcome="recorded") == 2
assert value("signatory_writer_commit_seconds_count") >= 1
assert value("signatory_ready") == 1
assert value("signatory_record_position") == json.loads(ask("/v1/checkpoint")[2])["position"]

# What the rules ask for is there.
asked = set(re.findall(r"\b(?:signatory|process)_[a-z_]+", open(rules, encoding="utf-8").read()))
assert asked and asked <= names | {"signatory_ready"}, asked - names
print(f"{len(samples)} samples of {len(names)} names, read strictly; the rules ask for {len(asked)} of them")
