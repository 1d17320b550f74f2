using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Catalog;

/// <summary>What the catalog knows of a view.</summary>
public sealed record ViewInfo
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The highest number that a generation of it ever had.</summary>
    public int LastGeneration { get; init; }

    /// <summary>The generation that took over; null as long as the first is being built, and when deleted.</summary>
    public GenerationInfo? Live { get; init; }

    /// <summary>The generation that is being built to take over; null when none is.</summary>
    public GenerationInfo? Building { get; init; }

    /// <summary>Generations that are to be purged.</summary>
    public ImmutableArray<RetiredGeneration> Retired { get; init; } = [];

    /// <summary>The generation that is read and that projectors follow; null when the view is deleted.</summary>
    [JsonIgnore]
    public GenerationInfo? Readable => Live ?? Building;

    /// <summary>The generation that shows what was put last; null when the view is deleted.</summary>
    [JsonIgnore]
    public GenerationInfo? Newest => Building ?? Live;

    /// <summary>Whose it is; nobody's when it is deleted.</summary>
    [JsonIgnore]
    public Tenant Tenant => Newest?.Tenant ?? Tenant.None;

    /// <summary>
    /// Whether it was deleted. What is left keeps its numbers from being used again: a host that was paused might
    /// still write to a generation of that number.
    /// </summary>
    [JsonIgnore]
    public bool IsDeleted => Newest is null;

    /// <summary>The generation of a number, if it is in use.</summary>
    public GenerationInfo? Generation(int number) =>
        Live?.Number == number ? Live : Building?.Number == number ? Building : null;
}
