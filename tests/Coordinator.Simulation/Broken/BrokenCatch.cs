using System.Globalization;

namespace Coordinator.Simulation.Broken;

/// <summary>What became of a broken coordinator, and of the sound one in the same runs.</summary>
/// <param name="Broken">The broken one.</param>
/// <param name="Caught">The seed that caught it; null when none did.</param>
/// <param name="Mistaken">A seed that found something wrong with the sound one; null when none did.</param>
sealed record BrokenCatch(BrokenCoordinator Broken, Caught? Caught, Caught? Mistaken)
{
    /// <summary>Whether it was caught, and only it.</summary>
    public bool IsRight => Caught is not null && Mistaken is null;

    /// <summary>The same in words.</summary>
    public string Told => (Caught, Mistaken) switch
    {
        ({ } caught, null) => string.Create(CultureInfo.InvariantCulture, $"caught at seed {caught.Seed}"),
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"not caught in {Broken.SeedsMax} seeds"),
        (_, { } mistaken) => string.Create(
            CultureInfo.InvariantCulture, $"seed {mistaken.Seed} is wrong without it: {mistaken.Problem}"),
    };

    /// <summary>Looks for a seed that catches it, and runs the sound one with the seeds up to there.</summary>
    public static BrokenCatch Of(BrokenCoordinator broken)
    {
        var caught = broken.TryCatch();
        return new(broken, caught, broken.TryCatchSound(1, caught?.Seed ?? broken.SeedsMax));
    }
}
