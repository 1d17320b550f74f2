namespace Coordinator.Benchmarks.Views;

/// <summary>What is measured of the log and of views.</summary>
/// <param name="Rates">Writes a second.</param>
/// <param name="Slots">Slots of deployments.</param>
/// <param name="Items">Items that are there before.</param>
/// <param name="ReplicationFactors">R.</param>
/// <param name="Clients">How many write flat out.</param>
/// <param name="Duration">How long each runs.</param>
sealed record ViewScope(
    IReadOnlyList<double> Rates, IReadOnlyList<int> Slots, IReadOnlyList<int> Items,
    IReadOnlyList<int> ReplicationFactors, int Clients, TimeSpan Duration);
