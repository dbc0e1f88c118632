"""Prints a study's claims as a Markdown table: python docs/claims_table.py runs/leaky-dynamics-laptop/claims.json"""
import json
import sys


def number(value):
    return "–" if value is None else f"{value:.2g}" if abs(value) < 100 else f"{value:.0f}"


def row(claim):
    low, high = claim["interval"] or (None, None)
    effect = f"{number(claim['effect'])} [{number(low)}, {number(high)}]"
    name = claim.get("effectName") or ""
    words = {"reproduced": "**reproduced**"}.get(claim["verdict"], claim["verdict"])
    return f"| {claim['statement']} | {effect} {name} | {number(claim['p'])} | {claim['n']} | {words} |"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print("| claim | effect [95 % interval] | p | seeds | verdict |")
    print("| --- | --- | --- | --- | --- |")
    for one in json.load(open(sys.argv[1], encoding="utf-8")):
        print(row(one))
