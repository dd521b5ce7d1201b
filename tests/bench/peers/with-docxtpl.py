"""with-docxtpl.py TEMPLATE ROWS.json DIR: a document for each row, by python3-docxtpl."""
import json
import os
import sys

from docxtpl import DocxTemplate

template, rows, folder = sys.argv[1:]
os.mkdir(folder)
with open(rows, encoding="utf-8") as f:
    for row in json.load(f):
        document = DocxTemplate(template)
        document.render(row)
        document.save(f"{folder}/{row['file']}")
