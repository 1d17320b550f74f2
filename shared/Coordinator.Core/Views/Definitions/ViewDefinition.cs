using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Core.Views.Definitions;

/// <summary>A view as JSON declares it, checked.</summary>
public sealed record ViewDefinition
{
    /// <summary>The view's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whose view it is; name and source lie behind the tenant's prefix.</summary>
    public Tenant Tenant { get; init; }

    /// <summary>The collection whose items it shows.</summary>
    public required string Source { get; init; }

    /// <summary>What must hold of an item; JSON null also holds where nothing is.</summary>
    public required ImmutableArray<ExpectedValue> Where { get; init; }

    /// <summary>Where the parts of an item's key stand; an item that lacks one has no row.</summary>
    public required ImmutableArray<JsonPath> Key { get; init; }

    /// <summary>Fields and aggregates, in the order of their names.</summary>
    public required ImmutableArray<ViewOutput> Outputs { get; init; }

    /// <summary>The text without white space, in the tenant's words.</summary>
    public required string Json { get; init; }

    /// <summary>
    /// SHA-256 of what the definition says, in hexadecimal: two texts with one fingerprint are one view, whatever the
    /// order of their members.
    /// </summary>
    public required string Fingerprint { get; init; }
}
