namespace Coordinator.Core.Sagas.Stores;

/// <summary>A definition in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its newest version.</param>
public sealed record DefinitionSummary(string Name, int Version);
