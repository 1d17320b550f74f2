namespace Coordinator.Benchmarks.Views;

/// <summary>What it took to bring events into the logs and from there into a view.</summary>
/// <param name="Store">On which store it ran.</param>
/// <param name="ReplicationFactor">R.</param>
/// <param name="Slots">Over so many slots.</param>
/// <param name="AtOnce">So many transactions wait when the work begins.</param>
/// <param name="Events">How many there were.</param>
/// <param name="Sequencing">Into the logs of all replicas.</param>
/// <param name="Projecting">From the logs into the view.</param>
sealed record PipelineMeasurement(
    string Store, int ReplicationFactor, int Slots, int AtOnce, int Events, Stage Sequencing, Stage Projecting)
{
    public double SequencedPerSecond => Events / Sequencing.Elapsed.TotalSeconds;

    public double ProjectedPerSecond => Events / Projecting.Elapsed.TotalSeconds;

    public double SequencingRequests => (double)Sequencing.Requests / Events;

    public double ProjectingRequests => (double)Projecting.Requests / Events;
}
