#!/usr/bin/env python3
"""What a peer would measure, on the crops and masks that we measure: texture and colour as papers on skin photos do it.

    /usr/bin/python3 peer_pairs.py < requests > answers

One process for a whole bench. A request is one line of JSON: {"id", "width", "height", "pixels_per_mm", "mask", "crops": [...]};
mask is a file of bytes (255 is skin), each crop a file of 16-bit sRGB (little endian, interleaved), rows from the top. The files are
deleted after reading. The answer is one line: {"id", "values": [{measure: number or null}, ...]}, one object for each crop.

Luma is that of 8-bit sRGB, 0..255, as these libraries are usually fed. All statistics are taken inside the mask only:
  laplacian.variance   variance of OpenCV's 3 x 3 Laplacian of luma
  glcm.contrast        co-occurrence at 1 pixel, four directions, 64 grey levels: sum p (i - j)^2
  glcm.homogeneity     the same, sum p / (1 + (i - j)^2); more is smoother
  lbp.entropy          entropy (bit) of scikit-image's uniform local binary patterns, 8 neighbours at 1 pixel
  dog.0.3-3mm          root mean square of the difference of two Gaussians (half amplitude at either period) of luma over its mean
  dog.0.9-3mm          the same without the finest part, which light and file decide
  lab.lightness.spread standard deviation of CIE L*
  lab.redness.spread   standard deviation of CIE a*
  lab.redness.mean     mean of CIE a*
"""
import json
import os
import sys

import cv2
import numpy as np
from skimage.feature import graycomatrix, graycoprops, local_binary_pattern

HALF = np.sqrt(np.log(2) / 2) / np.pi
LEVELS = 64
PATTERNS = 10  # uniform patterns of 8 neighbours
cv2.setNumThreads(1)


def taken(path, kind, shape):
    values = np.fromfile(path, dtype=kind).reshape(shape)
    os.remove(path)
    return values


def blur(plane, weights, period_mm, pixels_per_mm):
    sigma = period_mm * HALF * pixels_per_mm
    wide = [cv2.GaussianBlur(p, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE) for p in (plane * weights, weights)]
    return wide[0] / np.maximum(wide[1], 1e-6)


def difference_of_gaussians(luma, weights, inside, fine, coarse, scale):
    band = blur(luma, weights, fine, scale) - blur(luma, weights, coarse, scale)
    return np.sqrt(np.mean(band[inside] ** 2)) / np.mean(luma[inside])


def cooccurrence(luma, inside):
    levels = np.where(inside, 1 + np.minimum(luma * LEVELS / 256, LEVELS - 1).astype(np.uint8), 0).astype(np.uint8)
    counts = graycomatrix(levels, [1], [0, np.pi / 4, np.pi / 2, 3 * np.pi / 4], levels=LEVELS + 1, symmetric=True)
    pairs = counts[1:, 1:].sum(3, keepdims=True).astype(float)
    pairs /= max(pairs.sum(), 1)
    return tuple(float(graycoprops(pairs, what)[0, 0]) for what in ("contrast", "homogeneity"))


def pattern_entropy(luma, inside):
    patterns = local_binary_pattern(luma.astype(np.uint8), 8, 1, "uniform")[inside]
    share = np.bincount(patterns.astype(int), minlength=PATTERNS) / max(patterns.size, 1)
    return float(-np.sum(share[share > 0] * np.log2(share[share > 0])))


def measure(crop, weights, scale):
    inside = cv2.erode((weights > 0.5).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0  # the 3 x 3 neighbourhoods stay in the skin
    if not inside.any():
        return {}
    luma = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY) * np.float32(255)
    lab = cv2.cvtColor(crop, cv2.COLOR_RGB2Lab)[inside]
    contrast, homogeneity = cooccurrence(luma, inside)
    return {
        "laplacian.variance": np.var(cv2.Laplacian(luma, cv2.CV_32F)[inside]),
        "glcm.contrast": contrast,
        "glcm.homogeneity": homogeneity,
        "lbp.entropy": pattern_entropy(luma, inside),
        "dog.0.3-3mm": difference_of_gaussians(luma, weights, inside, 0.3, 3, scale),
        "dog.0.9-3mm": difference_of_gaussians(luma, weights, inside, 0.9, 3, scale),
        "lab.lightness.spread": np.std(lab[:, 0]),
        "lab.redness.spread": np.std(lab[:, 1]),
        "lab.redness.mean": np.mean(lab[:, 1]),
    }


def answer(request):
    shape = (request["height"], request["width"])
    weights = taken(request["mask"], np.uint8, shape).astype(np.float32) / 255
    crops = [taken(path, "<u2", shape + (3,)).astype(np.float32) / 65535 for path in request["crops"]]
    read = [measure(crop, weights, request["pixels_per_mm"]) for crop in crops]
    return {"id": request["id"], "values": [{k: float(v) if np.isfinite(v) else None for k, v in one.items()} for one in read]}


def main():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
