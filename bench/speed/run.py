#!/usr/bin/env python3
"""Speed and memory side by side, in one run: a bare libjpeg-turbo decode, our whole-photo analysis, and the peers' metrics.

    /usr/bin/python3 bench/speed/run.py [PHOTO]     needs Debian's libjpeg-turbo-progs, python3-opencv, python3-skimage

PHOTO is enlarged to 12 megapixels and saved as JPEG quality 92 first; without it a London photo of ../shared/photos is taken.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

import cv2

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PHOTOS = os.environ.get("PHOTOPROGRESS_PHOTOS", os.path.join(ROOT, "..", "shared", "photos"))


def enlarge(path, target):
    pixels = cv2.imread(path)
    factor = (12e6 / (pixels.shape[0] * pixels.shape[1])) ** 0.5
    large = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    cv2.imwrite(target, large, [cv2.IMWRITE_JPEG_QUALITY, 92])
    return large.shape[1], large.shape[0]


def spent(command, quiet=True):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    out = subprocess.run(command, check=True, capture_output=True, text=not quiet).stdout
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime), wall, out


def whole_process(command):
    """CPU seconds and peak resident megabytes of one process."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def median(values):
    return sorted(values)[len(values) // 2]


def main():
    photo = sys.argv[1] if len(sys.argv) > 1 else os.path.join(PHOTOS, "london", "125_03.jpg")
    ours = ["dotnet", os.path.join(ROOT, "bench/speed/bin/Release/net10.0/PhotoProgress.Bench.Speed.dll")]
    with tempfile.TemporaryDirectory() as folder:
        large = os.path.join(folder, "large.jpg")
        width, height = enlarge(photo, large)
        print(f"photo {width} x {height}, {os.path.getsize(large) / 1e6:.1f} MB")
        decode = median([spent(["djpeg", "-outfile", os.devnull, large])[0] for _ in range(7)])
        print(f"djpeg: {1000 * decode:.0f} ms CPU (whole process)")
        cli = ["dotnet", os.path.join(ROOT, "src/PhotoProgress.Cli/bin/Release/net10.0/photoprogress.dll"), "measure", large]
        runs = [whole_process(cli) for _ in range(5)]
        print(f"photoprogress measure: {1000 * median([cpu for cpu, _ in runs]):.0f} ms CPU with start and compilation, peak {median([peak for _, peak in runs]):.0f} MB (whole process)")
        crop = os.path.join(folder, "crop.png")
        print(spent(ours + [large, "--runs", "6", "--crop", crop], quiet=False)[2], end="")
        for blur in ("scipy", "opencv"):
            report = json.loads(spent(
                [sys.executable, os.path.join(ROOT, "bench/peers/peer_metrics.py"), crop, "--mask", crop.replace(".png", ".mask.png"),
                 "--pixels-per-mm", "8", "--blur", blur], quiet=False)[2])
            print(f"peer ({blur}): " + ", ".join(f"{k} {v:.3g}" for k, v in report.items() if isinstance(v, (int, float))))


if __name__ == "__main__":
    main()
