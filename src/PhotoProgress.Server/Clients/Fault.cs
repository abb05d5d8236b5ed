namespace PhotoProgress.Server.Clients;

/// <summary>Input that cannot be used.</summary>
/// <param name="Field">As the caller wrote it.</param>
/// <param name="Value">What was written; null where it is missing.</param>
/// <param name="Advice">What to write instead.</param>
public sealed record Fault(string Field, string? Value, string Advice)
{
    private const int LongestShown = 80;

    /// <summary>Whether the input is well formed and only does not fit what is there: a code that is taken, a course that is closed.</summary>
    public bool IsConflict { get; init; }

    /// <summary>One line that names field, value and what to do.</summary>
    public string Message => Value is null ? $"{Field} is missing: {Advice}" : $"{Field} is \"{(Value.Length <= LongestShown ? Value : Value[..LongestShown] + "…")}\": {Advice}";
}

/// <summary>How pages answer faults.</summary>
public static class Faults
{
    public static int StatusOf(this Fault? fault) => fault is null ? StatusCodes.Status200OK : fault.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
}

/// <summary>What somebody asked for, or why it could not be.</summary>
public sealed class Answer<T>
    where T : class
{
    internal Answer(T? value, Fault? fault) => (Value, Fault) = (value, fault);

    /// <summary>Null where there is a fault, or where what it should belong to is not there.</summary>
    public T? Value { get; }

    public Fault? Fault { get; }

    /// <summary>The same answer in another form.</summary>
    public Answer<TOther> Map<TOther>(Func<T, TOther> form)
        where TOther : class => Value is { } value ? form(value) : new Answer<TOther>(null, Fault);

    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(Fault fault) => new(null, fault);

    public static implicit operator Answer<T>(Absent absent) => new(null, null);
}

/// <summary>What a request names is not there.</summary>
public sealed class Absent
{
    private Absent()
    {
    }

    public static Absent Row { get; } = new();
}
