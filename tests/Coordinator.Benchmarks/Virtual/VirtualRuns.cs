namespace Coordinator.Benchmarks.Virtual;

/// <summary>Independent simulations, one a core at a time.</summary>
static class VirtualRuns
{
    /// <summary>Runs one for each case; each begins and ends on one thread, as a simulation must.</summary>
    public static List<TResult> Of<TCase, TResult>(IEnumerable<TCase> cases, Func<TCase, TResult> run) =>
        [.. cases.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(run)];
}
