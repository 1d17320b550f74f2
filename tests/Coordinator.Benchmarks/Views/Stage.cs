namespace Coordinator.Benchmarks.Views;

/// <summary>What a part of the way of events took.</summary>
/// <param name="Elapsed">How long.</param>
/// <param name="Requests">Storage requests.</param>
readonly record struct Stage(TimeSpan Elapsed, long Requests)
{
    public static Stage operator +(Stage left, Stage right) =>
        new(left.Elapsed + right.Elapsed, left.Requests + right.Requests);
}
