using Coordinator.Simulation.Nemesis;

namespace Coordinator.Simulation.Broken;

/// <summary>Broken coordinators that a nemesis catches.</summary>
static class NemesisEntry
{
    /// <param name="name">Its name.</param>
    /// <param name="drops">What it drops.</param>
    /// <param name="sound">The nemesis, of a coordinator with all its conditions.</param>
    /// <param name="without">Takes the condition out.</param>
    public static BrokenCoordinator Of(
        string name, string drops, NemesisOptions sound, Func<NemesisOptions, NemesisOptions> without) =>
        new(name, drops)
        {
            Run = seed => new NemesisRun(seed, without(sound)).Run(),
            RunSound = seed => new NemesisRun(seed, sound).Run(),
        };
}
