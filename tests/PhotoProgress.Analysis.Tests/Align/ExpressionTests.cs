using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Tests.Align;

public class ExpressionTests
{
    [FacePhotosFact]
    public void Of_SmileOfTheSamePerson_WidensAndLiftsTheMouth()
    {
        var neutral = Expressions("03");
        var smiling = Expressions("08");
        var wider = smiling.Zip(neutral, (s, n) => s.MouthWidth - n.MouthWidth).ToList();
        var lifted = smiling.Zip(neutral, (s, n) => s.CornerLift - n.CornerLift).ToList();
        var opened = smiling.Zip(neutral, (s, n) => s.MouthOpening - n.MouthOpening).ToList();

        // A change of nothing would be positive in half of 27 people, and in 22 or more with p = 0.0008.
        Assert.True(wider.Count(d => d > 0) >= 22);
        Assert.True(lifted.Count(d => d > 0) >= 22);
        // Suggested limits between two photos of one person: some of the 27 hardly smile.
        Assert.True(wider.Zip(lifted, (w, l) => w > 0.05 || l > 0.02).Count(flagged => flagged) >= 19);
        Assert.True(opened.Average() > 0.05);
    }

    [FacePhotosFact]
    public void Of_NeutralFaces_StayBelowTheLimits()
    {
        // Suggested limits for one photo: mean plus three standard deviations of the neutral faces.
        Assert.All(Expressions("03"), e => Assert.True(e is { MouthWidth: < 0.92, CornerLift: < 0.035 }, e.ToString()));
        Assert.True(Expressions("08").Count(e => e.MouthWidth > 0.92 || e.CornerLift > 0.035) >= 14);
    }

    [FacePhotosFact]
    public void Of_SamePersonNeutralFromFourDistances_HardlyChanges()
    {
        string[] distances = ["zoom/15cm.jpg", "zoom/30cm.jpg", "zoom/45cm.jpg", "zoom/60cm.jpg"];
        var all = distances.Select(name => Expression.Of(FaceModel.FaceIn(name), FaceModel.Pose)).ToList();
        // Half of the limits for a pair.
        Assert.InRange(all.Max(e => e.MouthWidth) - all.Min(e => e.MouthWidth), 0, 0.025);
        Assert.InRange(all.Max(e => e.CornerLift) - all.Min(e => e.CornerLift), 0, 0.01);
    }

    [FaceModelFact]
    public void Of_CanonicalFaceWithOpenedMouth_OpensByHand()
    {
        var mesh = Array.ConvertAll(FaceModel.Canonical.Points, p => p * new System.Numerics.Vector3(10, -10, -10));
        var closed = Expression.Of(new Face((System.Numerics.Vector3[])mesh.Clone(), 1, 1, default), FaceModel.Pose);
        var eyes = Pupils.Of(new Face(mesh, 1, 1, default)).Distance;
        mesh[14].Y += 12;
        var opened = Expression.Of(new Face(mesh, 1, 1, default), FaceModel.Pose);
        // The lips of the canonical face touch nearly level, so the gap grows by what the lower lip sinks, less the gap's tilt.
        Assert.Equal(12 / eyes, opened.MouthOpening - closed.MouthOpening, 0.02);
    }

    private static List<Expression> Expressions(string capture) =>
        [.. FaceModel.London(capture).Select(name => Expression.Of(FaceModel.FaceIn(name), FaceModel.Pose))];
}
