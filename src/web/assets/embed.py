"""Writes files as C arrays: embed.py OUT.c NAME=FILE..."""

import sys

out = ['#include "web/assets.h"\n']
for argument in sys.argv[2:]:
    name, path = argument.split("=", 1)
    with open(path, "rb") as file:
        data = file.read()
    out.append(f"\nconst size_t hoof_asset_{name}_size = {len(data)};\n")
    out.append(f"const unsigned char hoof_asset_{name}[] = {{\n")
    for at in range(0, len(data), 20):
        out.append("    " + ",".join(str(byte) for byte in data[at : at + 20]) + ",\n")
    out.append("};\n")
with open(sys.argv[1], "w", encoding="ascii") as file:
    file.write("".join(out))
