"""Writes baseline.csv: every metric of the catalogue on synthetic skin, computed with NumPy, SciPy and scikit-image.

Run with Debian's Python (python3-numpy, python3-scipy, python3-skimage):  /usr/bin/python3 reference.py
Everything is float64 on the full grid with kernels cut at 7 sigma; nothing is shared with the C# side but the formulas in
docs/metrics.md and the positions at which a band is read (every step-th pixel from the corner of the weights' box).
"""
import copy
import csv
import pathlib

import numpy as np
import scipy
import scipy.ndimage as nd
import skimage
from skimage.color import rgb2lab
from skimage.feature import graycomatrix, hessian_matrix_eigvals

import synthetic_skin

HALF = np.sqrt(np.log(2) / 2) / np.pi  # sigma of a period that is halved, in periods
AXES = np.array([[0.4143, 0.3570, 0.8372], [0.2988, 0.6838, 0.6657], [1, 1, 1]]).T

# What the C# side may differ by, relative to the value, and why. See the column tolerance_derivation.
PYRAMID = (6e-4, "relative: a Gaussian cut at 4 sigma has 1.1e-3 less variance and so 5.7e-4 less width, and a root mean square rises "
           "no faster than 1/width; aliasing of the scale space (6e-5) and float32 sums (1e-5) are less")


class Skin:
    """A synthetic skin as the three maps, its weights cropped to their box."""

    def __init__(self, name, binary=False):
        rgb, weights = synthetic_skin.make(name)
        self.sha256 = synthetic_skin.sha256(rgb, weights)
        self.scale = synthetic_skin.SKINS[name]["pixels_per_mm"]
        w = (weights >= 128).astype(float) if binary else weights / 255.0
        rows, columns = np.flatnonzero(w.any(1)), np.flatnonzero(w.any(0))
        box = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
        self.w, self.light = w[box], rgb[box] / 65535.0
        density = -np.log(np.maximum(self.light, 1 / 4096)) @ np.linalg.inv(AXES).T
        luminance = self.light @ [0.2126, 0.7152, 0.0722]
        self.maps = {"L": np.log(np.maximum(luminance, 1 / 4096)), "M": density[..., 0], "H": density[..., 1]}
        self.area = self.w.sum() / self.scale**2

    def centred(self, name):
        return self.maps[name] - (self.w * self.maps[name]).sum() / self.w.sum()

    def padded(self, pixels):
        """The same skin with a border of weight 0."""
        other = copy.copy(self)
        other.w = np.pad(self.w, pixels)
        other.maps = {name: np.pad(plane, pixels) for name, plane in self.maps.items()}
        return other

    def blur(self, plane, sigma_px, order=0):
        return nd.gaussian_filter(plane, sigma_px, order=order, mode="constant", truncate=7)

    def smooth(self, name, sigma_px):
        """Normalised convolution inside the weights."""
        return self.blur(self.w * self.centred(name), sigma_px) / np.maximum(self.blur(self.w, sigma_px), 1e-12)

    def band(self, name, fine_mm, coarse_mm, least_step=1):
        """The band at the positions that are read, the weights there, and pixels per mm of these positions."""
        fine, coarse = fine_mm * HALF * self.scale, coarse_mm * HALF * self.scale
        step = max(step_for(fine), least_step if fine >= 1.4 else 1)
        plane = self.smooth(name, fine) - self.smooth(name, coarse)
        return plane[::step, ::step], self.w[::step, ::step], self.scale / step

    def hessian(self, name, sigma_px):
        """Second derivatives of the normalised convolution by the quotient rule, with derivatives of Gaussians."""
        n, d = self.w * self.centred(name), self.w

        def pair(order):
            return self.blur(n, sigma_px, order), self.blur(d, sigma_px, order)

        (n0, d0), (nx, dx), (ny, dy) = pair((0, 0)), pair((0, 1)), pair((1, 0))
        (nxx, dxx), (nyy, dyy), (nxy, dxy) = pair((0, 2)), pair((2, 0)), pair((1, 1))
        d0 = np.maximum(d0, 1e-9)
        s = n0 / d0
        sx, sy = (nx - s * dx) / d0, (ny - s * dy) / d0
        sxx = (nxx - 2 * sx * dx - s * dxx) / d0
        syy = (nyy - 2 * sy * dy - s * dyy) / d0
        sxy = (nxy - sx * dy - sy * dx - s * dxy) / d0
        return sxx, syy, sxy


def step_for(sigma_px):
    return 2 ** max(0, int(np.floor(np.log2(sigma_px))))


def rms(skin, name, fine, coarse):
    d, w, _ = skin.band(name, fine, coarse, least_step=2)
    return np.sqrt((w * d * d).sum() / w.sum())


def roughness(skin, fine, coarse, noise_sigma):
    """Less known white noise, whose gain is measured on an impulse."""
    impulse = np.zeros((401, 401))
    impulse[200, 200] = 1
    kernel = skin.blur(impulse, fine * HALF * skin.scale) - skin.blur(impulse, coarse * HALF * skin.scale)
    return np.sqrt(rms(skin, "L", fine, coarse) ** 2 - noise_sigma**2 * (kernel**2).sum())


def lines(skin):
    sigma_px = skin.scale / np.sqrt(12)
    step = step_for(sigma_px)
    around = skin.padded(4 * step)
    xx, yy, xy = (p[::step, ::step] for p in around.hessian("L", sigma_px))
    smooth, w = around.smooth("L", sigma_px)[::step, ::step], around.w[::step, ::step]
    big, small = hessian_matrix_eigvals([yy, xy, xx])
    angle = np.arctan2(xy, (xx - yy) / 2)
    row, column = np.indices(w.shape)
    reach = skin.scale / step * np.array([np.sin(angle / 2), np.cos(angle / 2)])
    sides = [nd.map_coordinates(smooth, [row + side * reach[0], column + side * reach[1]], order=1, mode="nearest") for side in (1, -1)]
    depth = np.sqrt(2) * (np.minimum(*sides) - smooth)
    ridge = np.maximum(np.minimum((big - np.abs(small)) * 2 * np.sqrt(2) * sigma_px**2, depth), 0)
    ridge, angle, w = (p[4:-4, 4:-4] for p in (ridge, angle, w))
    coherence = 1.5 * skin.scale / step
    again = step_for(coherence)
    parts = [nd.gaussian_filter(w * ridge * f(angle), coherence, mode="constant", truncate=7) for f in (np.cos, np.sin)]
    total = nd.gaussian_filter(w, coherence, mode="constant", truncate=7)
    length = (np.hypot(*parts) / np.maximum(total, 1e-9))[::again, ::again]
    w = w[::again, ::again]
    return (w * length).sum() / w.sum()


def pores(skin):
    diameters = [0.25, 0.354, 0.5, 0.707, 1]
    depth, round_enough = [], []
    for d in diameters:
        sigma_px = d / (2 * np.sqrt(2)) * skin.scale
        xx, yy, xy = skin.hessian("L", sigma_px)
        big, small = hessian_matrix_eigvals([yy, xy, xx])
        depth.append(np.e / 2 * sigma_px**2 * (xx + yy))
        round_enough.append((big + small > 0) & (small >= 0.3 * big))
    depth = np.array(depth)
    peak = np.array([nd.maximum_filter(d, size=3) == d for d in depth])
    area = 0
    for s in range(4):
        best = depth[s] >= depth[s + 1]
        if s > 0:
            best &= depth[s] >= depth[s - 1]
        blob = best & peak[s] & round_enough[s] & (depth[s] >= 0.05)
        area += (skin.w * blob).sum() * np.pi * diameters[s] ** 2 / 4
    return 100 * area / skin.area


def heterogeneity(skin, name):
    d, w, scale = skin.band(name, 2, 20)
    levels = np.rint(d / 0.02).astype(int)
    levels = np.where(w > 0, levels - levels.min() + 1, 0)  # 0 marks what is masked
    count = int(levels.max()) + 1
    angles = [0, np.pi / 4, np.pi / 2, 3 * np.pi / 4]
    pairs = graycomatrix(levels.astype(np.uint16), [round(2 * scale)], angles, levels=count).astype(float)[1:, 1:].sum((2, 3))
    i, j = np.indices(pairs.shape)
    return 1 - (pairs / (1 + np.abs(i - j))).sum() / pairs.sum()


def spot_area(skin):
    d, w, _ = skin.band("M", 2, 20)
    return 100 * (w * (d > 0.1)).sum() / w.sum()


def spot_size(skin):
    d, w, scale = skin.band("M", 2, 20)
    labels, count = nd.label((d > 0.1) & (w > 0))
    areas = nd.sum(w, labels, np.arange(1, count + 1)) / scale**2
    return (areas * np.sqrt(4 * areas / np.pi)).sum() / areas.sum()


def mean_redness(skin):
    sigma_px = 2 * HALF * skin.scale
    step = step_for(sigma_px)
    s, w = skin.smooth("H", sigma_px)[::step, ::step].ravel(), skin.w[::step, ::step].ravel()
    order = np.argsort(s)
    reached = np.searchsorted(np.cumsum(w[order]), 0.1 * w.sum())
    return (w * s).sum() / w.sum() - s[order][reached]


def shine(skin):
    (luminance, w, _), (m, _, _), (h, _, _) = (skin.band(name, 2, 20) for name in "LMH")
    red_over_blue = 0.4229 * m + 0.3669 * h
    return 100 * (w * ((luminance > 0.15) & (red_over_blue < -0.3 * luminance))).sum() / w.sum()


def ita(skin):
    mean = (skin.w[..., None] * skin.light).sum((0, 1)) / skin.w.sum()
    encoded = np.where(mean <= 0.0031308, 12.92 * mean, 1.055 * mean ** (1 / 2.4) - 0.055)
    lightness, _, b = rgb2lab(encoded)
    return np.degrees(np.arctan((lightness - 50) / b))


def near(skin, name, threshold, slack, condition=None):
    """Share of the skin, percent, whose band lies within slack of a threshold: what rounding there can move."""
    d, w, _ = skin.band(name, 2, 20)
    return 100 * (w * (np.abs(d - threshold) < slack)).sum() / w.sum()


def rows():
    face, binary, closeup = Skin("face"), Skin("face", binary=True), Skin("closeup")
    relative, why = PYRAMID
    noise = 0.002

    def row(metric, skin, settings, value, tolerance=None, derivation=why):
        return dict(metric=metric, version=1, settings=settings, input_sha256=skin.sha256, value=f"{value:.10g}",
                    tolerance=f"{relative * abs(value) if tolerance is None else tolerance:.3g}", tolerance_derivation=derivation)

    for fine, coarse, skin, where in ((0.2, 0.5, closeup, "closeup"), (0.5, 1, closeup, "closeup"), (1, 3, face, "face"), (3, 8, face, "face")):
        yield row(f"texture.roughness.{fine:g}-{coarse:g}mm", skin, f"skin={where}; noise={noise}", roughness(skin, fine, coarse, noise))
    yield row("texture.lines", face, "skin=face; noise=0.002", lines(face), 0.02 * lines(face),
              "relative 2e-2: differences of fourth order at 0.87 radians a sample miss 0.6 % of a curvature, sampled twice by steps of the scale space")
    one = 100 * np.pi * 0.707**2 / 4 / closeup.area
    yield row("texture.pores", closeup, "skin=closeup; noise=0.002", pores(closeup), 2 * one,
              "two blobs of the largest diameter: a blob at the limit of depth, roundness or scale may fall on either side")
    yield row("evenness.lightness", face, "skin=face; noise=0.002", rms(face, "L", 8, 30))
    yield row("evenness.melanin", face, "skin=face; noise=0.002", rms(face, "M", 3, 30))
    yield row("evenness.haemoglobin", face, "skin=face; noise=0.002", rms(face, "H", 3, 30))
    for name, key in (("lightness", "L"), ("melanin", "M"), ("haemoglobin", "H")):
        value = heterogeneity(binary, key)
        yield row(f"evenness.heterogeneity.{name}", binary, "skin=face; noise=0.002; weights=binary", value, 1.8e-3,
                  "absolute: an error of 6e-4 of a band of 0.06 moves 0.18 % of the samples over the edge of a grey level 0.02 wide; each of the "
                  "two samples of a pair then moves 1/(1+|i-j|) by 1/2 at most")
    slack = relative * 0.1
    yield row("evenness.spot_area", face, "skin=face; noise=0.002", spot_area(face), near(face, "M", 0.1, slack) + 0.02,
              "absolute, percent: the skin whose excess lies within 6e-4 of the threshold, and two samples of rounding")
    yield row("evenness.spot_size", face, "skin=face; noise=0.002", spot_size(face), spot_size(face) * 1.5 * (near(face, "M", 0.1, slack) + 0.02) / spot_area(face),
              "diameter times area is area to the power 3/2: 1.5 times the relative tolerance of the area of spots")
    yield row("redness.mean", face, "skin=face; noise=0.002", mean_redness(face))
    yield row("redness.patchiness", face, "skin=face; noise=0.002", rms(face, "H", 2, 20))
    yield row("covariate.shine", face, "skin=face; noise=0.002", shine(face), near(face, "L", 0.15, relative * 0.15) + 0.02,
              "absolute, percent: the skin whose brightness lies within 6e-4 of the threshold, and two samples of rounding")
    yield row("covariate.ita", face, "skin=face; noise=0.002", ita(face), 6e-3,
              "absolute, degrees: scikit-image's weight of blue in Z is 8e-5 less than that of IEC 61966-2-1, which moves b* by up to 4e-3; "
              "at b* near 20 and 34 degrees that is 6e-3")


def main():
    versions = f"numpy {np.__version__}; scipy {scipy.__version__}; scikit-image {skimage.__version__}"
    path = pathlib.Path(__file__).with_name("baseline.csv")
    with path.open("w", newline="") as file:
        columns = ["metric", "version", "settings", "input_sha256", "value", "tolerance", "tolerance_derivation", "tools"]
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows():
            writer.writerow({**row, "tools": versions})


if __name__ == "__main__":
    main()
