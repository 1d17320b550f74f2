using System.Collections.Immutable;
using Coordinator.Core.Views.Definitions;

namespace Coordinator.Core.Views.Catalog;

/// <summary>Which generations this host can fill: those of JSON definitions, and of the code that it has.</summary>
/// <param name="code">The projections that were registered on this host.</param>
public sealed class CodeProjections(IEnumerable<IProjection> code)
{
    /// <summary>The projections of code.</summary>
    public ImmutableArray<IProjection> All { get; } = [.. code];

    /// <summary>
    /// A generation with its projection; null when this host has none for it: another version of the code made it, or
    /// a newer release that knows definitions which this one does not.
    /// </summary>
    public ViewGeneration? Find(string view, GenerationInfo generation)
    {
        ArgumentNullException.ThrowIfNull(generation);
        IProjection? projection = generation.CodeVersion is { } version
            ? All.FirstOrDefault(candidate => candidate.Name == view && candidate.Version == version)
            : Load(view, generation);
        return projection is null ? null : new ViewGeneration(view, generation, projection);
    }

    static JsonProjection? Load(string view, GenerationInfo generation) =>
        generation.Definition is { } json && ViewDefinitionReader.Load(view, json, generation.Tenant) is { } definition
            ? new JsonProjection(definition)
            : null;
}
