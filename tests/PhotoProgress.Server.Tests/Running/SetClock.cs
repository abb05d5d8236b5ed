namespace PhotoProgress.Server.Tests.Running;

/// <summary>The system's clock, put forward.</summary>
public sealed class SetClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
