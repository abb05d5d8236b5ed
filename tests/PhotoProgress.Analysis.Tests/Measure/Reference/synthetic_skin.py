"""Synthetic skin in whole numbers only, so that any language makes the same bytes (see ReferenceSkin.cs).

Two skins: "face" of 512 x 384 pixels at 8 px/mm and "closeup" of 352 x 288 pixels at 16 px/mm. Each is linear sRGB as
unsigned 16-bit numbers (65535 is white) and weights as bytes (255 is 1).
"""
import hashlib

import numpy as np

SKINS = {
    "face": dict(width=512, height=384, pixels_per_mm=8, seed=11, spots=14, spot_radius=7, lines=3, pore_pitch=0, shine=3),
    "closeup": dict(width=352, height=288, pixels_per_mm=16, seed=23, spots=6, spot_radius=20, lines=2, pore_pitch=30, shine=1),
}


def hashed(x, y, seed):
    """0..65535 from whole-number coordinates; arithmetic modulo 2^32."""
    x, y = np.asarray(x, np.uint64), np.asarray(y, np.uint64)
    mask = np.uint64(0xFFFFFFFF)
    h = (x * np.uint64(374761393) + y * np.uint64(668265263) + np.uint64(seed) * np.uint64(2246822519)) & mask
    h = ((h ^ (h >> np.uint64(13))) * np.uint64(1274126177)) & mask
    return ((h ^ (h >> np.uint64(16))) & np.uint64(0xFFFF)).astype(np.int64)


def value_noise(x, y, pitch, seed):
    """Bilinear noise of a pitch in pixels, 0..65535."""
    x0, y0, fx, fy = x // pitch, y // pitch, x % pitch, y % pitch
    top = hashed(x0, y0, seed) * (pitch - fx) + hashed(x0 + 1, y0, seed) * fx
    bottom = hashed(x0, y0 + 1, seed) * (pitch - fx) + hashed(x0 + 1, y0 + 1, seed) * fx
    return (top * (pitch - fy) + bottom * fy) // (pitch * pitch)


def bump(x, y, cx, cy, radius, height):
    """A paraboloid of a height at (cx, cy), 0 from its radius on."""
    rest = radius * radius - (x - cx) ** 2 - (y - cy) ** 2
    return np.maximum(rest, 0) * height // (radius * radius)


def place(number, skin, salt):
    """Centre of feature number n and a value 0..65535 for its size."""
    seed = skin["seed"] + salt
    cx = int(hashed(number, 1, seed)) * skin["width"] // 65536
    cy = int(hashed(number, 2, seed)) * skin["height"] // 65536
    return cx, cy, int(hashed(number, 3, seed))


def make(name):
    """Linear RGB (height, width, 3) as uint16 and weights (height, width) as uint8."""
    skin = SKINS[name]
    y, x = np.mgrid[0 : skin["height"], 0 : skin["width"]].astype(np.int64)
    seed = skin["seed"]

    def noise(pitch, salt, height):
        return value_noise(x, y, pitch, seed + salt) * height // 65536

    melanin = noise(9, 1, 300) + noise(40, 2, 900)
    haemoglobin = noise(10, 3, 400) + noise(33, 4, 700) + noise(90, 5, 900)
    texture = noise(2, 6, 150) + noise(4, 7, 250) + noise(9, 8, 350) + noise(21, 9, 350) + noise(128, 10, 1200)
    for n in range(skin["spots"]):
        cx, cy, size = place(n, skin, 20)
        melanin += bump(x, y, cx, cy, skin["spot_radius"] + size % (2 * skin["spot_radius"]), 3500)
    for n in range(skin["lines"]):
        cx, cy, size = place(n, skin, 30)
        across = np.abs((y - cy) * 8 - (x - cx) * (size % 9 - 4))
        texture += np.maximum(skin["pixels_per_mm"] * 5 - across, 0) * 900 // (skin["pixels_per_mm"] * 5)
    pitch = skin["pore_pitch"]
    for n in range((skin["width"] // pitch) * (skin["height"] // pitch) if pitch else 0):
        column, row = n % (skin["width"] // pitch), n // (skin["width"] // pitch)
        size = int(hashed(n, 4, seed))
        texture += bump(x, y, column * pitch + 8 + size % 14, row * pitch + 8 + size // 14 % 14, 2 + size % 5, 2200)

    light = []
    for base, per_melanin, per_haemoglobin in ((36000, 41, 30), (23000, 36, 68), (16000, 84, 67)):
        loss = per_melanin * melanin // 100 + per_haemoglobin * haemoglobin // 100 + texture
        light.append(base * (10000 - loss) // 10000)
    for n in range(skin["shine"]):
        cx, cy, _ = place(n, skin, 40)
        for channel in light:
            channel += bump(x, y, cx, cy, skin["pixels_per_mm"] * 2, 9000)

    cx, cy = skin["width"] // 2, skin["height"] // 2
    inside = 1000 - (x - cx) ** 2 * 1000 // (cx - 6) ** 2 - (y - cy) ** 2 * 1000 // (cy - 6) ** 2
    weights = np.clip(inside * 255 // 60, 0, 255)
    hole = (x - cx - 40) ** 2 + (y - cy + 30) ** 2 < 20 * 20
    weights[hole] = 0
    return np.stack(light, axis=-1).astype(np.uint16), weights.astype(np.uint8)


def sha256(rgb, weights):
    """Of the 16-bit numbers, little endian, followed by the weights."""
    return hashlib.sha256(rgb.astype("<u2").tobytes() + weights.tobytes()).hexdigest()
