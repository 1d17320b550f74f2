using Coordinator.Core.Views.Catalog;

namespace Coordinator.Core.Views;

/// <summary>A generation of a view together with the projection that fills it.</summary>
/// <param name="View">The view's name.</param>
/// <param name="Info">The generation.</param>
/// <param name="Projection">Its projection, of the version that the generation is made with.</param>
public sealed record ViewGeneration(string View, GenerationInfo Info, IProjection Projection);
