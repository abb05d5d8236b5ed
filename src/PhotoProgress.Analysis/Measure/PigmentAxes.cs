using System.Numerics;

namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// The directions in which melanin and haemoglobin move −ln(R, G, B) of linear sRGB. What a reading of haemoglobin takes from melanin depends
/// on the melanin axis alone, and the other way round (docs/decisions/0021-melanin-axis.md).
/// </summary>
/// <param name="Melanin">Optical density of one unit of melanin in red, green, blue.</param>
/// <param name="Haemoglobin">Optical density of one unit of haemoglobin in red, green, blue.</param>
internal sealed record PigmentAxes(Vector3 Melanin, Vector3 Haemoglobin)
{
    private static readonly Vector3 Blood = new(0.2988f, 0.6838f, 0.6657f);

    /// <summary>
    /// For faces and single readings. Source: Tsumura, Haneishi, Miyake, J. Opt. Soc. Am. A 16 (1999) 2169, and Tsumura et al., ACM Trans.
    /// Graph. 22 (2003) 770; the unit vectors that this group's separations go on using. The independent components of cheeks and foreheads in
    /// 31 public portraits, pooled, lie within 15° of them once the shading is projected out.
    /// </summary>
    public static PigmentAxes WithinFaces { get; } = new(new Vector3(0.4143f, 0.3570f, 0.8372f), Blood);

    /// <summary>
    /// For pairs of close-ups: melanin as the skin of different people differs, −115.6° ± 2.0° in the plane of colour (27 people of the London
    /// set, neutral; −113.8° ± 2.3° smiling), and as melanin's own spectrum, λ^−3.33, moves light to tan skin (−112° to −115°). The axis
    /// above lies at −84° and takes half of a change of brown for one of red. White gloss moves light skin along this axis, too, so that
    /// haemoglobin hardly sees it.
    /// </summary>
    public static PigmentAxes BetweenPeople { get; } = new(new Vector3(0.310f, 0.517f, 0.798f), Blood);

    /// <summary>Takes −ln(R, G, B) to melanin; sums to 0, which is why shading drops out.</summary>
    public Vector3 MelaninRow { get; } = Row(Melanin, Haemoglobin);

    /// <summary>Takes −ln(R, G, B) to haemoglobin; sums to 0.</summary>
    public Vector3 HaemoglobinRow { get; } = Row(Haemoglobin, Melanin);

    /// <summary>
    /// What the reading of haemoglobin rises by where brown, as it differs between people, raises that of melanin by 1: 0 along
    /// <see cref="BetweenPeople"/>.
    /// </summary>
    public float BrownInHaemoglobin =>
        Vector3.Dot(HaemoglobinRow, BetweenPeople.Melanin) / Vector3.Dot(MelaninRow, BetweenPeople.Melanin);

    /// <summary>Row of the inverse of the matrix with columns axis, other and (1, 1, 1), by a cross product.</summary>
    private static Vector3 Row(Vector3 axis, Vector3 other)
    {
        var across = Vector3.Cross(other, Vector3.One);
        return across / Vector3.Dot(axis, across);
    }
}
