using System.Runtime.InteropServices;

namespace PhotoProgress.Analysis.Pixels;

/// <summary>
/// Arrays for who writes every element: they hold what the memory held before. Tests of the kernel set the switch <see cref="PoisonSwitch"/>,
/// so that an element that nobody wrote is a number that nobody can miss (a float is not a number) instead of the zero it often happens to be.
/// </summary>
internal static class Unfilled
{
    public const string PoisonSwitch = "PhotoProgress.PoisonUnfilledMemory";

    private const byte Poison = 0xFF;

    private static readonly bool Poisoned = AppContext.TryGetSwitch(PoisonSwitch, out var on) && on;

    public static T[] Of<T>(int length)
        where T : struct
    {
        var array = GC.AllocateUninitializedArray<T>(length);
        if (Poisoned) MemoryMarshal.AsBytes(array.AsSpan()).Fill(Poison);
        return array;
    }
}
