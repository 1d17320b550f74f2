namespace Coordinator.Core.Views.Catalog;

/// <summary>A generation that nobody reads any more; its records go.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Partitions">Over how many partitions it is spread.</param>
/// <param name="RetiredAt">When it was replaced or deleted.</param>
/// <param name="IsPurged">Whether its records were found gone once.</param>
public sealed record RetiredGeneration(int Number, int Partitions, DateTimeOffset RetiredAt, bool IsPurged);
