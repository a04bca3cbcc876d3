"""Reads files as a spreadsheet program of somebody else does: workbooks with openpyxl, CSV as Python reads it.

Arguments: the files. Prints JSON: of each the cells of its first sheet, days as {"day": ISO} where they are dates.
"""

import csv
import datetime
import json
import sys
import warnings

import openpyxl

# A workbook without a default style is read all the same.
warnings.simplefilter("ignore")


def cell(value):
    if isinstance(value, datetime.datetime):
        return {"day": value.date().isoformat()}
    return value


def rows_of(path):
    if path.endswith(".xlsx"):
        sheet = openpyxl.load_workbook(path).worksheets[0]
        return [[cell(one.value) for one in row] for row in sheet.iter_rows()]
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


print(json.dumps({path: rows_of(path) for path in sys.argv[1:]}))
