using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Face;

/// <summary>A photo of an invented person.</summary>
/// <param name="Image">What the camera developed, 8 bits.</param>
/// <param name="Skin">What is true of the skin in it.</param>
public sealed record FacePhoto(SrgbImage Image, FaceSkinTruth Skin);
