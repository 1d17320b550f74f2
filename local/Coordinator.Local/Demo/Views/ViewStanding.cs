namespace Coordinator.Local.Demo.Views;

/// <summary>How a view stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What is going on with it.</param>
/// <param name="LagMs">
/// How long ago the first event committed that it has not applied; null when nobody knows.
/// </param>
public sealed record ViewStanding(string Name, string State, double? LagMs);
