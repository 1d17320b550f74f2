namespace Coordinator.Core.Views.Catalog;

/// <summary>A generation that is to be purged now.</summary>
/// <param name="View">The view's name.</param>
/// <param name="Generation">The generation.</param>
public sealed record DueGeneration(string View, RetiredGeneration Generation);
