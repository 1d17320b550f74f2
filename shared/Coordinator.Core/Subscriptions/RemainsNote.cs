namespace Coordinator.Core.Subscriptions;

/// <summary>Tells where to find what a deleted subscription left.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Generation">Its generation.</param>
sealed record RemainsNote(string Name, string Generation);
