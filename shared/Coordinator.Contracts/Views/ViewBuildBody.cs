using System.ComponentModel;

namespace Coordinator.Contracts.Views;

/// <summary>A generation that is being built beside the one that is read.</summary>
public sealed record ViewBuildBody
{
    /// <summary>Its number.</summary>
    public required int Generation { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>The most that any slot lags; null when nobody knows.</summary>
    [Description("The most that any slot lags; absent when nobody knows.")]
    public long? LagMs { get; init; }

    /// <summary>The slots that have events.</summary>
    [Description("The slots that have events, or did not answer.")]
    public required IReadOnlyList<ViewSlotBody> Slots { get; init; }
}
