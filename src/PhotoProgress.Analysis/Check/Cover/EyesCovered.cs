namespace PhotoProgress.Analysis.Check.Cover;

/// <summary>
/// x
/// </summary>
internal static class EyesCovered
{
    public static PhotoCheck Check { get; } = new(
        "eyes_covered", "occluded", "x", "ln", Bad.Below, -9, null,
        "Ours",
        "x",
        PhotoCheck.OnFace(static face => Probe(face, 0)));

    internal static double? Probe(FaceView face, int what)
    {
        var skin = face.Skin.Median(face.Skin.Log);
        return what switch
        {
            0 => Order.Quantile(face.Skin.Log, face.Eyes, 0.9) - skin,
            1 => Order.Quantile(face.Skin.Log, face.Eyes, 0.9) - Order.Quantile(face.Skin.Log, face.Eyes, 0.1),
            _ => Order.Quantile(face.Skin.Log, face.Eyes, 0.5) - skin,
        };
    }
}
