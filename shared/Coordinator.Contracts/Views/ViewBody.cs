using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Coordinator.Contracts.Views;

/// <summary>A view and how far it is.</summary>
public sealed record ViewBody
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The generation that is read.</summary>
    public required int Generation { get; init; }

    /// <summary>One of <see cref="ViewStates"/>.</summary>
    [AllowedValues(ViewStates.Building, ViewStates.Live, ViewStates.Rebuilding)]
    public required string State { get; init; }

    /// <summary>The definition as it was put last; null for a view of code.</summary>
    [Description("The definition as it was put last; while rebuilding, rows may still show the one before. Absent for "
        + "a view of code.")]
    public JsonElement? Definition { get; init; }

    /// <summary>The version of the code that was registered last; null for a view with a definition.</summary>
    [Description("Of a view of code: the version of its code that was registered last.")]
    public int? CodeVersion { get; init; }

    /// <summary>The most that any slot lags; null when nobody knows.</summary>
    [Description("The most that any slot lags: how long ago the first event committed that is not applied. Absent when "
        + "nobody knows.")]
    public long? LagMs { get; init; }

    /// <summary>The slots that have events.</summary>
    [Description("The slots that have events, or did not answer.")]
    public required IReadOnlyList<ViewSlotBody> Slots { get; init; }

    /// <summary>The generation that is to take over; null unless the state is rebuilding.</summary>
    [Description("While rebuilding: the generation that is to take over.")]
    public ViewBuildBody? Building { get; init; }

    /// <summary>Whether there are changes that could not be applied.</summary>
    [Description("Whether some changes could not be applied; an operator can list them.")]
    public required bool HasDeadLetters { get; init; }
}
