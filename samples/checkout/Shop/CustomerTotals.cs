namespace Coordinator.Samples.Checkout;

/// <summary>What a customer has bought so far: a row of a view.</summary>
/// <param name="Orders">How many orders.</param>
/// <param name="Total">In cents.</param>
/// <param name="Last">The id of the last one.</param>
public sealed record CustomerTotals(int Orders, int Total, string? Last);
