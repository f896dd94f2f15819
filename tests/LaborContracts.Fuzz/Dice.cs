namespace LaborContracts.Fuzz;

/// <summary>Numbers that look random and are the same for the same seed on every machine: SplitMix64.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The dice of one case of a run: independent of all other cases, and of who throws them.</summary>
    public static Dice Of(ulong seed, long number) => new(unchecked(seed * 0x9E3779B97F4A7C15 + (ulong)number * 0xD1342543DE82EF95));

    public ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>From 0 to one less than <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)Math.Max(1, bound));

    public bool Chance(int percent) => Below(100) < percent;

    public byte Byte() => (byte)(Next() & 255);

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
