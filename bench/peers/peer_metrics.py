#!/usr/bin/env python3
"""The metrics of docs/metrics.md with NumPy, SciPy, scikit-image and OpenCV, to compare speed and values with.

    /usr/bin/python3 peer_metrics.py CROP [--mask MASK] --pixels-per-mm 8 [--source-pixels-per-mm 8] [--blur scipy|opencv]

CROP is a 16-bit RGB PNG (sRGB) or a .npy of float linear light (height, width, 3); MASK is an 8- or 16-bit grey PNG or a
.npy of 0..1, the whole crop when absent. Prints one JSON object: values, CPU seconds of measuring (reading the files is not
counted), wall seconds, and the peak memory of the process. Written as one would who knows these libraries: float32 planes,
smoothed planes kept and shared, graycomatrix for co-occurrence; the Gaussians run at full resolution, as the libraries do.
"""
import argparse
import json
import resource
import time

import cv2
import numpy as np
import scipy
import scipy.ndimage as nd
import skimage
from skimage.color import rgb2lab
from skimage.feature import graycomatrix, hessian_matrix_eigvals
from skimage.measure import label, regionprops_table

HALF = np.sqrt(np.log(2) / 2) / np.pi
UNMIX = np.linalg.inv(np.array([[0.4143, 0.3570, 0.8372], [0.2988, 0.6838, 0.6657], [1, 1, 1]]).T).astype(np.float32)
DARKEST = 1 / 4096


def read(path):
    if path.endswith(".npy"):
        return np.load(path).astype(np.float32)
    pixels = cv2.imread(path, cv2.IMREAD_UNCHANGED)
    if pixels is None:
        raise SystemExit(f"cannot read {path}")
    scaled = pixels.astype(np.float32) / np.iinfo(pixels.dtype).max
    return scaled if scaled.ndim == 2 else cv2.cvtColor(scaled, cv2.COLOR_BGR2RGB)


def read_mask(path):
    mask = read(path)
    return mask if mask.ndim == 2 else np.ascontiguousarray(mask[..., 0])


def to_linear(encoded):
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4).astype(np.float32)


def to_srgb(linear):
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


class Crop:
    """Three maps, weights, and every smoothed plane that was asked for."""

    def __init__(self, light, weights, scale, source_scale, blur):
        self.light, self.w, self.scale, self.source, self.blur_with = light, weights, scale, source_scale, blur
        density = -np.log(np.maximum(light, DARKEST)) @ UNMIX.T
        luminance = light @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        self.maps = {"L": np.log(np.maximum(luminance, DARKEST)), "M": density[..., 0], "H": density[..., 1]}
        self.maps = {name: np.ascontiguousarray(plane - np.average(plane, weights=weights)) for name, plane in self.maps.items()}
        self.kept = {}

    def blur(self, plane, sigma):
        if self.blur_with == "opencv":
            return cv2.GaussianBlur(plane, (0, 0), sigma, borderType=cv2.BORDER_CONSTANT)
        return nd.gaussian_filter(plane, sigma, mode="constant")

    def total(self, sigma):
        if ("w", sigma) not in self.kept:
            self.kept["w", sigma] = np.maximum(self.blur(self.w, sigma), 1e-6)
        return self.kept["w", sigma]

    def smooth(self, name, sigma):
        if (name, sigma) not in self.kept:
            self.kept[name, sigma] = self.blur(self.maps[name] * self.w, sigma) / self.total(sigma)
        return self.kept[name, sigma]

    def band(self, name, fine, coarse):
        return self.smooth(name, fine * HALF * self.scale) - self.smooth(name, coarse * HALF * self.scale)

    def carries(self, period):
        return min(self.scale, self.source) * period >= 4

    def rms(self, name, fine, coarse):
        if not self.carries(np.sqrt(fine * coarse)):
            return None
        d = self.band(name, fine, coarse)
        return float(np.sqrt(np.average(d * d, weights=self.w)))


def second_derivatives(plane):
    dy, dx = np.gradient(plane)
    dyy, dyx = np.gradient(dy)
    return dyy, dyx, np.gradient(dx, axis=1)


def lines(crop):
    sigma = crop.scale / np.sqrt(12)
    smooth = crop.smooth("L", sigma)
    yy, xy, xx = second_derivatives(smooth)
    big, small = hessian_matrix_eigvals([yy, xy, xx])
    angle = np.arctan2(xy, (xx - yy) / 2)
    row, column = np.indices(smooth.shape, dtype=np.float32)
    dy, dx = crop.scale * np.sin(angle / 2), crop.scale * np.cos(angle / 2)
    sides = [nd.map_coordinates(smooth, [row + s * dy, column + s * dx], order=1, mode="nearest") for s in (1, -1)]
    depth = np.sqrt(2) * (np.minimum(*sides) - smooth)
    ridge = np.maximum(np.minimum((big - np.abs(small)) * 2 * np.sqrt(2) * sigma**2, depth), 0) * crop.w
    coherence = 1.5 * crop.scale
    parts = [crop.blur((ridge * f(angle)).astype(np.float32), coherence) for f in (np.cos, np.sin)]
    return float(np.average(np.hypot(*parts) / crop.total(coherence), weights=crop.w))


def pores(crop):
    if min(crop.scale, crop.source) < 16:
        return None
    diameters = [0.25, 0.354, 0.5, 0.707, 1]
    depth, rounded = [], []
    for d in diameters:
        sigma = d / (2 * np.sqrt(2)) * crop.scale
        yy, xy, xx = second_derivatives(crop.smooth("L", sigma))
        big, small = hessian_matrix_eigvals([yy, xy, xx])
        depth.append(np.e / 2 * sigma**2 * (xx + yy))
        rounded.append((big + small > 0) & (small >= 0.3 * big))
    depth = np.array(depth)
    area = 0.0
    for s in range(4):
        blob = rounded[s] & (depth[s] >= 0.05) & (depth[s] >= depth[s + 1]) & (nd.maximum_filter(depth[s], 3) == depth[s])
        if s > 0:
            blob &= depth[s] >= depth[s - 1]
        area += crop.w[blob].sum() * np.pi * diameters[s] ** 2 / 4
    return float(100 * area * crop.scale**2 / crop.w.sum())


def heterogeneity(crop, name):
    levels = np.rint(crop.band(name, 2, 20) / 0.02)
    inside = crop.w > 0.5
    low = levels[inside].min()
    levels = np.where(inside, np.clip(levels - low + 1, 1, 254), 0).astype(np.uint8)
    pairs = graycomatrix(levels, [round(2 * crop.scale)], [0, np.pi / 4, np.pi / 2, 3 * np.pi / 4], levels=int(levels.max()) + 1)
    pairs = pairs[1:, 1:].sum((2, 3)).astype(float)
    i, j = np.indices(pairs.shape)
    return float(1 - (pairs / (1 + np.abs(i - j))).sum() / pairs.sum())


def spots(crop):
    inside = (crop.band("M", 2, 20) > 0.1) & (crop.w > 0)
    share = float(100 * crop.w[inside].sum() / crop.w.sum())
    areas = regionprops_table(label(inside, connectivity=1), properties=("area",))["area"] / crop.scale**2
    size = float((areas * np.sqrt(4 * areas / np.pi)).sum() / areas.sum()) if len(areas) else 0.0
    return share, size


def mean_redness(crop):
    smooth = crop.smooth("H", 2 * HALF * crop.scale)
    return float(np.average(smooth, weights=crop.w) - np.percentile(smooth[crop.w > 0.5], 10))


def shine(crop):
    luminance = crop.band("L", 2, 20)
    red_over_blue = 0.4229 * crop.band("M", 2, 20) + 0.3669 * crop.band("H", 2, 20)
    return float(100 * crop.w[(luminance > 0.15) & (red_over_blue < -0.3 * luminance)].sum() / crop.w.sum())


def ita(crop):
    mean = np.array([np.average(crop.light[..., c], weights=crop.w) for c in range(3)])
    lightness, _, b = rgb2lab(to_srgb(mean))
    return float(np.degrees(np.arctan((lightness - 50) / b)))


def measure(crop):
    values = {f"texture.roughness.{a:g}-{b:g}mm": crop.rms("L", a, b) for a, b in ((0.2, 0.5), (0.5, 1), (1, 3), (3, 8))}
    values["texture.lines"], values["texture.pores"] = lines(crop), pores(crop)
    values["evenness.lightness"] = crop.rms("L", 8, 30)
    values["evenness.melanin"], values["evenness.haemoglobin"] = crop.rms("M", 3, 30), crop.rms("H", 3, 30)
    for name, key in (("lightness", "L"), ("melanin", "M"), ("haemoglobin", "H")):
        values[f"evenness.heterogeneity.{name}"] = heterogeneity(crop, key)
    values["evenness.spot_area"], values["evenness.spot_size"] = spots(crop)
    values["redness.mean"], values["redness.patchiness"] = mean_redness(crop), crop.rms("H", 2, 20)
    values["covariate.shine"], values["covariate.ita"] = shine(crop), ita(crop)
    return values


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("crop")
    options.add_argument("--mask")
    options.add_argument("--pixels-per-mm", type=float, required=True)
    options.add_argument("--source-pixels-per-mm", type=float)
    options.add_argument("--blur", choices=("scipy", "opencv"), default="scipy")
    given = options.parse_args()
    pixels = read(given.crop)
    weights = read_mask(given.mask) if given.mask else np.ones(pixels.shape[:2], np.float32)
    wall, cpu = time.perf_counter(), time.process_time()
    light = pixels if given.crop.endswith(".npy") else to_linear(pixels)
    crop = Crop(light, weights, given.pixels_per_mm, given.source_pixels_per_mm or given.pixels_per_mm, given.blur)
    values = measure(crop)
    print(json.dumps({
        "tools": f"numpy {np.__version__}; scipy {scipy.__version__}; scikit-image {skimage.__version__}; opencv {cv2.__version__}",
        "blur": given.blur,
        "width": pixels.shape[1],
        "height": pixels.shape[0],
        "cpu_seconds": round(time.process_time() - cpu, 3),
        "wall_seconds": round(time.perf_counter() - wall, 3),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "values": values,
    }, indent=2))


if __name__ == "__main__":
    main()
