"""Decodes every file with pixel data below a folder with pydicom and its plug-ins, colours untouched.

Usage: reference_frames.py FOLDER OUTPUT

Writes OUTPUT/index.tsv, one line per file that has pixel data:
    path  syntax  outcome  shape  dtype  photometric  samples
where outcome is "decoded" or "refused" and samples names a file in OUTPUT that holds them in C order, little endian.
"""

import pathlib
import sys
import warnings

import numpy
import pydicom
from pydicom.pixels import get_decoder

warnings.simplefilter("ignore")
PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")


def syntax_of(ds):
    meta = getattr(ds, "file_meta", None)
    uid = getattr(meta, "TransferSyntaxUID", None)
    if uid is not None:
        return uid
    implicit, little = ds.original_encoding
    if implicit:
        return pydicom.uid.ImplicitVRLittleEndian
    return pydicom.uid.ExplicitVRLittleEndian if little else pydicom.uid.ExplicitVRBigEndian


def decode(ds, syntax):
    if syntax == pydicom.uid.DeflatedExplicitVRLittleEndian:
        syntax = pydicom.uid.ExplicitVRLittleEndian
    ds.file_meta.TransferSyntaxUID = syntax
    samples, properties = get_decoder(syntax).as_array(ds, raw=True)
    return numpy.asarray(samples), properties["photometric_interpretation"]


def main(folder, output):
    lines = []
    for number, path in enumerate(sorted(p for p in folder.rglob("*") if p.is_file())):
        try:
            ds = pydicom.dcmread(path, force=True)
            present = any(keyword in ds for keyword in PIXELS)
        except Exception:
            continue
        if not present:
            continue
        name = str(path.relative_to(folder))
        syntax = syntax_of(ds)
        try:
            samples, photometric = decode(ds, syntax)
        except Exception as reason:
            first = " ".join(str(reason).split())[:120]
            lines.append((name, syntax, "refused", "", "", first, ""))
            continue
        target = f"{number}.bin"
        samples.astype(samples.dtype.newbyteorder("<")).tofile(output / target)
        shape = "x".join(map(str, samples.shape))
        lines.append((name, syntax, "decoded", shape, samples.dtype.name, photometric, target))
    text = "".join("\t".join(line) + "\n" for line in lines)
    (output / "index.tsv").write_text(text, encoding="utf-8")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
