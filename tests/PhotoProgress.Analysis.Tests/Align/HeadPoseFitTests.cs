using System.Numerics;
using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Tests.Align;

public class HeadPoseFitTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(30, 0, 0)]
    [InlineData(0, 20, 0)]
    [InlineData(0, 0, 15)]
    [InlineData(-40, 12, -8)]
    public void Angles_TurnsInOrder_ComeBack(double yaw, double pitch, double roll)
    {
        // Head axes: X right, Y up, Z to the camera. Lifting the chin turns Z to Y (negative about X), yaw to the
        // right turns Z to X (positive about Y), clockwise in the picture is negative about Z.
        var turn = About(Vector3.UnitZ, -roll) * About(Vector3.UnitY, yaw) * About(Vector3.UnitX, -pitch);
        var pose = HeadPoseFit.Angles(turn);
        // Single precision leaves about 1e-5 rad.
        Assert.Equal(yaw, pose.YawDegrees, 0.01);
        Assert.Equal(pitch, pose.PitchDegrees, 0.01);
        Assert.Equal(roll, pose.RollDegrees, 0.01);
    }

    [Fact]
    public void Angles_NoseToThePicturesRight_YawIsPositive()
    {
        var turn = About(Vector3.UnitY, 20);
        Assert.True(Vector3.Transform(Vector3.UnitZ, turn).X > 0);
        Assert.True(HeadPoseFit.Angles(turn).YawDegrees > 0);
    }

    [FaceModelFact]
    public void Fit_CanonicalFaceItself_LooksStraight()
    {
        var mesh = Array.ConvertAll(FaceModel.Canonical.Points, p => new Vector3(500 + (40 * p.X), 500 - (40 * p.Y), -40 * p.Z));
        var pose = FaceModel.Pose.Fit(new Face(mesh, 1, 1, default));
        Assert.Equal(0, pose.YawDegrees, 0.01);
        Assert.Equal(0, pose.PitchDegrees, 0.01);
        Assert.Equal(0, pose.RollDegrees, 0.01);
    }

    [FacePhotosFact]
    public void Fit_StudioFaces_LookIntoTheCamera()
    {
        var poses = FaceModel.London("03").Select(name => FaceModel.Pose.Fit(FaceModel.FaceIn(name))).ToList();
        // Seated models hold yaw within a few degrees; pitch carries anatomy (5° SD: three of them).
        Assert.All(poses, pose => Assert.InRange(pose.YawDegrees, -6, 6));
        Assert.All(poses, pose => Assert.InRange(pose.PitchDegrees, -15, 15));
        Assert.InRange(poses.Average(p => p.YawDegrees), -1.5, 1.5);
        Assert.InRange(poses.Average(p => p.PitchDegrees), -3, 3);
    }

    [FacePhotosTheory]
    [InlineData("interfaces/if_017.jpg")]
    [InlineData("interfaces/if_040.jpg")]
    [InlineData("interfaces/if_064.jpg")]
    public void Fit_Profile_YawIsLargeAndFlipsWithThePicture(string name)
    {
        var pose = FaceModel.Pose.Fit(FaceModel.FaceIn(name));
        var mirrored = FaceModel.Pose.Fit(Assert.Single(FaceModel.Finder.Find(PhotoCopy.Mirrored(FaceModel.Image(name)).Image)));
        Assert.True(pose.YawDegrees >= 30, $"{pose.YawDegrees}");
        // The model is not exactly symmetric; 5° is a ninth of the smallest of these angles.
        Assert.Equal(-pose.YawDegrees, mirrored.YawDegrees, 5.0);
    }

    [FacePhotosTheory]
    [InlineData(5)]
    [InlineData(-12)]
    [InlineData(25)]
    public void Fit_RolledCopy_RollFollows(float degrees)
    {
        const string Name = "london/002_03.jpg";
        var upright = FaceModel.Pose.Fit(FaceModel.FaceIn(Name));
        var rolled = FaceModel.Pose.Fit(Assert.Single(FaceModel.Finder.Find(PhotoCopy.Rolled(FaceModel.Image(Name), degrees).Image)));
        Assert.Equal(upright.RollDegrees + degrees, rolled.RollDegrees, 1.0);
        Assert.Equal(upright.YawDegrees, rolled.YawDegrees, 1.0);
    }

    [FaceModelFact]
    public void Frontal_TurnedFace_ComesBackToTheFront()
    {
        var turn = About(Vector3.UnitY, 35) * About(Vector3.UnitX, 10);
        var seen = Array.ConvertAll(FaceModel.Canonical.Points, p => Vector3.Transform(p, turn) * new Vector3(40, -40, -40));
        var frontal = FaceModel.Pose.Frontal(new Face(seen, 1, 1, default));
        for (var i = 0; i < frontal.Length; i++)
            Assert.Equal(0, Vector3.Distance(FaceModel.Canonical.Points[i] * new Vector3(40, -40, -40), frontal[i]), 0.05);
    }

    private static Quaternion About(Vector3 axis, double degrees) => Quaternion.CreateFromAxisAngle(axis, (float)(degrees * Math.PI / 180));
}
