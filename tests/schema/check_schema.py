"""check_schema.py FILE: FILE, a profile in YAML, is also a valid JSON Resume document by the official schema."""

import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import cvpdf  # noqa: E402


def validator(jsonschema):
    schema = json.loads(pathlib.Path(__file__).with_name("jsonresume-v1.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    formats = jsonschema.FormatChecker(formats=())
    # The validator leaves formats to other packages; these two are all that the schema has.
    formats.checks("uri")(lambda text: re.fullmatch(r"[a-z][a-z0-9+.-]*:[!-~]+", text) is not None)
    formats.checks("email")(lambda text: re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) is not None)
    return jsonschema.Draft7Validator(schema, format_checker=formats)


def complaints(valid, document):
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in valid.iter_errors(document)]


def test(profile):
    yaml, jsonschema = cvpdf.require("yaml"), cvpdf.require("jsonschema")
    valid = validator(jsonschema)
    # As a common converter reads it: numbers and dates that are not in quotes become other things than texts.
    document = yaml.safe_load(pathlib.Path(profile).read_text("utf-8"))
    found = complaints(valid, document)
    cvpdf.check(not found, "\n".join(found))
    # The validator does see what is wrong.
    document["basics"]["email"] = "nobody"
    document["work"][0]["startDate"] = 2017
    document["work"][0]["highlights"] = [{"text": "not a string"}]
    document["projects"][0]["url"] = "no address"
    cvpdf.check(len(complaints(valid, document)) == 4, f"four mistakes, found: {complaints(valid, document)}")


if __name__ == "__main__":
    cvpdf.main(test, *sys.argv[1:])
