using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Learning.Phantom.Face.Shape;

namespace PhotoProgress.Learning.Tests.Phantom.Face.Shape;

public class HeadFrameTests
{
    private const float NeckMm = 50;

    [FaceModelFact]
    public void Of_Mouth_IsClosed()
    {
        var face = FaceShape.Of(Studio.Canonical, Studio.Person(1).Traits, 0);

        // 0.3 mm is the gap that FaceShape leaves; the canonical mouth gapes by 5.5 mm.
        Assert.InRange(Vector3.Distance(face[MeshTopology.UpperInnerLip], face[MeshTopology.LowerInnerLip]), 0.29, 0.31);
    }

    [FaceModelFact]
    public void Of_Smile_WidensAndLiftsTheMouth()
    {
        var traits = Studio.Person(1).Traits;
        var (neutral, smile) = (FaceShape.Of(Studio.Canonical, traits, 0), FaceShape.Of(Studio.Canonical, traits, 1));

        Assert.True(smile[MeshTopology.LeftMouthCorner].X > neutral[MeshTopology.LeftMouthCorner].X + 5);
        Assert.True(smile[MeshTopology.RightMouthCorner].Y > neutral[MeshTopology.RightMouthCorner].Y + 5);
    }

    [FaceModelFact]
    public void Build_Chart_DoesNotFoldCheeksForeheadAndChin()
    {
        var head = HeadFrame.Build(FaceShape.Of(Studio.Canonical, Studio.Person(1).Traits, 0), Studio.Canonical.Triangles, NeckMm);
        HashSet<int> places = [50, 280, 101, 330, 151, 199];

        Assert.All(head.Triangles.Chunk(3).Where(t => t.Any(places.Contains)), t =>
        {
            var (a, b) = (head.Chart[t[1]] - head.Chart[t[0]], head.Chart[t[2]] - head.Chart[t[0]]);
            Assert.True((a.X * b.Y) - (a.Y * b.X) > 0);
        });
    }

    [FaceModelFact]
    public void Of_RefinedHead_EyesFillTheirOpenings()
    {
        var coarse = HeadFrame.Build(FaceShape.Of(Studio.Canonical, Studio.Person(1).Traits, 0), Studio.Canonical.Triangles, NeckMm);
        var head = LoopSubdivision.Refine(coarse, 1, new HashSet<int>());

        Assert.Equal(32, EyeParts.Loop(head, MeshTopology.RightEyeOuterCorner).Count); // 16 points, each edge halved once
        Assert.Equal(4, EyeParts.Of(head).Count());
        Assert.All(EyeParts.Of(head).SelectMany(part => part.Normals()), normal => Assert.True(float.IsFinite(normal.X)));
    }
}
