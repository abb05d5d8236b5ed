namespace PhotoProgress.Analysis.Ingest;

/// <summary>Why a photo or a pair cannot be used: a stable short code, one plain line, and what to do about it.</summary>
/// <param name="Code">Lower case with underscores, as in the command-line contract (<c>no_face</c>, <c>truncated</c>, …).</param>
/// <param name="Message">One line that names the thing and the value.</param>
/// <param name="Advice">One line that tells an aesthetician what to do.</param>
public sealed record Refusal(string Code, string Message, string Advice);

/// <summary>Either a value or the reason why there is none. Bad photos are values, not exceptions.</summary>
public sealed class Outcome<T>
    where T : class
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refused)
    {
        _value = value;
        Refused = refused;
    }

    /// <summary>Null exactly when there is a value.</summary>
    public Refusal? Refused { get; }

    public bool IsRefused => Refused is not null;

    /// <exception cref="InvalidOperationException">The outcome is a refusal.</exception>
    public T Value => _value ?? throw new InvalidOperationException($"There is no value: {Refused!.Code}.");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
