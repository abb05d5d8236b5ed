namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>Published spectra from 400 to 700 nm in steps of 10 nm.</summary>
internal static class Spectra
{
    public const int FirstNm = 400;
    public const int StepNm = 10;

    public static int Count => OxyHaemoglobin.Length;

    /// <summary>Molar extinction of HbO₂, cm⁻¹/M. Source: S. Prahl, Tabulated molar extinction coefficient for hemoglobin in water (1998).</summary>
    public static readonly double[] OxyHaemoglobin =
    [
        266232, 466840, 480360, 246072, 102580, 62816, 44480, 33209.2, 26629.2, 23684.4, 20932.8, 20035.2, 24202.4, 39956.8, 53236, 43016,
        32613.2, 44496, 50104, 14400.8, 3200, 1506, 942, 610, 442, 368, 319.6, 294, 277.6, 276, 290,
    ];

    /// <summary>Molar extinction of Hb, cm⁻¹/M. Same source.</summary>
    public static readonly double[] DeoxyHaemoglobin =
    [
        223296, 303956, 407560, 528600, 413280, 103292, 23388.8, 16156.4, 14550, 16684, 20862, 25773.6, 31589.6, 39036.4, 46592, 53412,
        53788, 45072, 37020, 28324.4, 14677.2, 9443.6, 6509.6, 5148.8, 4345.2, 3750.12, 3226.56, 2795.12, 2407.92, 2051.96, 1794.28,
    ];

    /// <summary>CIE 1931 colour matching functions of the 2° observer (CIE 15).</summary>
    public static readonly double[] MatchX =
    [
        0.01431, 0.04351, 0.13438, 0.2839, 0.34828, 0.3362, 0.2908, 0.19536, 0.09564, 0.03201, 0.0049, 0.0093, 0.06327, 0.1655, 0.2904, 0.43345,
        0.5945, 0.7621, 0.9163, 1.0263, 1.0622, 1.0026, 0.85445, 0.6424, 0.4479, 0.2835, 0.1649, 0.0874, 0.04677, 0.0227, 0.01136,
    ];

    public static readonly double[] MatchY =
    [
        0.000396, 0.00121, 0.004, 0.0116, 0.023, 0.038, 0.06, 0.09098, 0.13902, 0.20802, 0.323, 0.503, 0.71, 0.862, 0.954, 0.99495,
        0.995, 0.952, 0.87, 0.757, 0.631, 0.503, 0.381, 0.265, 0.175, 0.107, 0.061, 0.032, 0.017, 0.00821, 0.0041,
    ];

    public static readonly double[] MatchZ =
    [
        0.06785, 0.2074, 0.6456, 1.3856, 1.74706, 1.77211, 1.6692, 1.28764, 0.81295, 0.46518, 0.272, 0.1582, 0.07825, 0.04216, 0.0203, 0.00875,
        0.0039, 0.0021, 0.00165, 0.0011, 0.0008, 0.00034, 0.00019, 0.00005, 0.00002, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Relative power of CIE illuminant D65 (CIE 15), 100 at 560 nm.</summary>
    public static readonly double[] DaylightD65 =
    [
        82.75, 91.49, 93.43, 86.68, 104.86, 117.01, 117.81, 114.86, 115.92, 108.81, 109.35, 107.80, 104.79, 107.69, 104.41, 104.05,
        100, 96.33, 95.79, 88.69, 90.01, 89.60, 87.70, 83.29, 83.70, 80.03, 80.21, 82.28, 78.28, 69.72, 71.61,
    ];
}
