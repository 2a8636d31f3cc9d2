"""JUnit's XML, by the elements and attributes of its schema."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

from tests.outputs.readers.data import SCHEMAS
from tests.outputs.readers.row import Row


def suites(text: str) -> ET.Element:
    """The root of a report whose elements and attributes are those of the XSD, and whose counts are true."""
    forms = json.loads((SCHEMAS / "junit.json").read_text(encoding="utf-8"))
    root = ET.fromstring(text.encode("utf-8"))
    assert root.tag == "testsuites"
    for element in root.iter():
        form = forms[element.tag]
        assert set(form["required"]) <= set(element.attrib) <= {*form["required"], *form["optional"]}
        assert {child.tag for child in element} <= set(form["children"])
        assert form["text"] or not (element.text or "").strip()
        assert not (element.tail or "").strip()
    for suite in root:
        for attribute, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error")):
            assert int(suite.attrib[attribute]) == len(suite.findall(path))
        names = [case.attrib["name"] for case in suite]
        assert len(set(names)) == len(names)
    return root


def junit(text: str) -> list[Row]:
    """A line for each finding of each failure."""
    rows = []
    for case in suites(text).iter("testcase"):
        for failure in case.findall("failure"):
            for line in (failure.text or "").split("\n"):
                path = case.attrib["classname"]
                assert line.startswith(path + ":")
                number, _, words = line[len(path) + 1 :].split(":", 2)
                rows.append(Row(path, int(number), case.attrib["name"].split()[0], words))
    return rows
