using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Views;

/// <summary>A view in short.</summary>
public sealed record ViewSummaryBody
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The generation that is read.</summary>
    [Description("The generation that is read. Each changed definition, and each rebuild, makes the next one.")]
    public required int Generation { get; init; }

    /// <summary>One of <see cref="ViewStates"/>.</summary>
    [AllowedValues(ViewStates.Building, ViewStates.Live, ViewStates.Rebuilding)]
    public required string State { get; init; }

    /// <summary>While rebuilding: the generation that is to take over.</summary>
    [Description("While rebuilding: the generation that is to take over.")]
    public int? Building { get; init; }
}
