"""Writes the array fixtures beside this file with NumPy: python make_fixtures.py"""

import datetime
import json
import pathlib
import sys
import warnings

import numpy as np

here = pathlib.Path(__file__).parent


def save(name, array, version=None, **kwargs):
    with open(here / name, "wb") as f, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        np.lib.format.write_array(f, array, version=version, **kwargs)


table = np.arange(24, dtype=np.float64).reshape(2, 3, 4) / 8 - 1
save("f8_c.npy", table)
save("f8_fortran.npy", np.asfortranarray(table))
save("f8_big_endian.npy", table.astype(">f8"))
save("f8_big_endian_fortran.npy", np.asfortranarray(table.astype(">f8")))
save("f4_c.npy", table.astype(np.float32))
save("f4_big_endian.npy", table.astype(">f4"))
save("i4_c.npy", np.array([[1, -2], [2147483647, -2147483648]], dtype=np.int32))
save("i8_big_endian.npy", np.array([1, -2, 2**62], dtype=">i8"))
save("i8_c.npy", np.array([1, -2, 2**62], dtype=np.int64))
save("b1.npy", np.array([True, False, True]))
save("u1.npy", np.array([0, 127, 255], dtype=np.uint8))
save("f8_v2.npy", table, version=(2, 0))
save("f8_v3.npy", table, version=(3, 0))
save("f8_scalar.npy", np.array(2.5))
save("f8_empty.npy", np.zeros((0, 3)))
save("f8_nan.npy", np.array([1.0, np.nan, np.inf]))
save("object.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
save("structured.npy", np.array([(1, 2.0)], dtype=[("a", "<i4"), ("b", "<f8")]))
save("complex.npy", np.array([1 + 2j]))
save("f2.npy", np.array([1.0], dtype=np.float16))

t = np.arange(5) * 0.02
xy = np.stack([np.linspace(0.1, 0.5, 5), np.linspace(0.2, 0.4, 5)], axis=1)
np.savez(here / "path.npz", t=t, pos=xy)
np.savez_compressed(here / "path_compressed_f4.npz", t_s=t.astype(np.float32), position_m=xy.astype(np.float32))
np.savez(here / "paths.npz", t_s=t, position_m=np.stack([xy, xy + 1]), heading_rad=np.zeros((2, 5)))
np.savez(here / "path_object.npz", t=t, pos=np.array([None] * 5, dtype=object))
np.savez(here / "path_int.npz", t=t, pos=(xy * 100).astype(np.int64))
np.savez(here / "path_wrong_shape.npz", t=t, pos=xy.T)
np.savez(here / "path_missing.npz", time=t, positions=xy)
holed = xy.copy()
holed[3, 1] = np.nan
np.savez(here / "path_nan.npz", t=t, pos=holed)
np.savez(here / "path_backwards.npz", t=t[::-1], pos=xy)

try:
    from safetensors.numpy import save_file

    save_file(
        {
            "rnn.weight_hh_l0": np.arange(6, dtype=np.float32).reshape(2, 3) / 4,
            "steps": np.array([7], dtype=np.int64),
            "half": np.array([1.0, -0.5, 65504.0, 6e-8], dtype=np.float16),
            "double": np.array([[0.1]]),
        },
        here / "reference.safetensors",
        metadata={"format": "pt"},
    )
except ImportError:
    sys.exit("the package safetensors is needed for reference.safetensors")

import safetensors

(here / "provenance.json").write_text(
    json.dumps(
        {
            "tool": "numpy " + np.__version__ + ", safetensors " + safetensors.__version__,
            "python": sys.version.split()[0],
            "call": "python make_fixtures.py",
            "date": datetime.date.today().isoformat(),
            "tolerance": "exact: the bytes hold the numbers",
        },
        indent=2,
    )
    + "\n"
)
