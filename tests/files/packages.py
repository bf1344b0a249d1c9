"""Downloads the data package of every treaty with its files and has frictionless validate them.

A package that nothing could fail proves nothing, so each is damaged in two ways and must then be refused.
"""

import csv
import json
import pathlib
import shutil
import sys
import urllib.request

from frictionless import Package, validate

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def download(url):
    with OPENER.open(url, timeout=30) as reply:
        return reply.read()


def problems(report):
    return report.flatten(["title", "type", "message"])


def must_hold(report, what):
    if not report.valid:
        raise SystemExit(f"{what} is not valid: {problems(report)}")


def must_fail(report, what, kinds):
    found = {kind for _, kind, _ in problems(report)}
    if report.valid or not found & kinds:
        raise SystemExit(f"{what} is taken for valid, or refused for something else: {found}")


def keep(service, treaty, query, folder):
    """The package and its files, as a reader would keep them."""
    base = f"{service}/v1/treaties/{treaty}"
    folder.mkdir(parents=True)
    text = download(f"{base}/datapackage.json{query}")
    (folder / "datapackage.json").write_bytes(text)
    package = json.loads(text)
    for resource in package["resources"]:
        file = folder / resource["path"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(download(f"{base}/{resource['path']}"))
    return package


def main():
    service, scratch = sys.argv[1], pathlib.Path(sys.argv[2])
    treaties = json.loads(download(f"{service}/v1/treaties"))["treaties"]
    for treaty in (one["id"] for one in treaties):
        folder = scratch / treaty
        package = keep(service, treaty, "", folder)
        descriptor = folder / "datapackage.json"
        must_hold(validate(str(descriptor)), f"the package of {treaty}")

        # The schema says of every column of the files what it is, and of nothing else.
        for resource in package["resources"]:
            if resource["type"] != "table":
                continue
            text = (folder / resource["path"]).read_bytes()
            if text.startswith(b"\xef\xbb\xbf") or b"\r\n" not in text:
                raise SystemExit(f"{resource['path']} has a byte order mark or no CRLF")
            header = next(csv.reader([text.decode("utf-8").splitlines()[0]]))
            if header != [field["name"] for field in resource["schema"]["fields"]]:
                raise SystemExit(f"{resource['path']} has other columns than its schema")

        # One byte more, and one word that the vocabulary does not have.
        damaged = scratch / f"{treaty}-damaged"
        shutil.copytree(folder, damaged)
        with open(damaged / "actions.ndjson", "ab") as file:
            file.write(b" ")
        must_fail(validate(str(damaged / "datapackage.json")), "a file with another hash", {"hash-count", "byte-count"})
        table = damaged / "participants.csv"
        table.write_text(table.read_text(encoding="utf-8").replace(",signatory,", ",ratifier,").replace(",party,", ",ratifier,"), encoding="utf-8", newline="")
        must_fail(validate(str(damaged / "datapackage.json")), "an unknown status", {"constraint-error"})

        # For a moment and in a language the paths are addresses, and stay as they are.
        for query in ("?as_of=2005-01-01&lang=ar", "?at_position=700&lang=vi"):
            pinned = Package(f"{service}/v1/treaties/{treaty}/datapackage.json{query}")
            try:
                must_hold(pinned.validate(), f"the package of {treaty}{query}")
            except Exception as error:  # noqa: BLE001 - whatever it is, the package is at fault
                raise SystemExit(f"the package of {treaty}{query}: {error}") from error
        print(f"{treaty}: {len(package['resources'])} files are valid, damaged ones are refused")


main()
