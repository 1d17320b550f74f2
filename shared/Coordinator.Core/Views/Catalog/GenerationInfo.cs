using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Catalog;

/// <summary>One filling of a view: all that is needed to read and to fill it. It never changes.</summary>
public sealed record GenerationInfo
{
    /// <summary>1, 2, 3 … for a name of a view; never used again, not even after the view was deleted.</summary>
    public required int Number { get; init; }

    /// <summary>Over how many partitions its rows, and its sources, are spread.</summary>
    public required int Partitions { get; init; }

    /// <summary>The collection whose items it shows.</summary>
    public required string Source { get; init; }

    /// <summary>The members of a row's value, in the order of their names.</summary>
    public required ImmutableArray<ViewAggregate> Aggregates { get; init; }

    /// <summary>Generations with one fingerprint show the same.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whose view it is: its source lies behind the tenant's prefix, in the definition it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Tenant Tenant { get; init; }

    /// <summary>The JSON definition; null for a view of code.</summary>
    public string? Definition { get; init; }

    /// <summary>How many parts its keys have; null when that is for the code of its projection to say.</summary>
    public int? KeyParts { get; init; }

    /// <summary>The version of the projection of a view of code; null for a JSON definition.</summary>
    public int? CodeVersion { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset BegunAt { get; init; }
}
