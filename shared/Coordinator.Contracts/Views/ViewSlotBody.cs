using System.ComponentModel;

namespace Coordinator.Contracts.Views;

/// <summary>How far a view is with a slot.</summary>
public sealed record ViewSlotBody
{
    /// <summary>The slot.</summary>
    public required int Slot { get; init; }

    /// <summary>The last event applied; 0 before the first.</summary>
    [Description("The sequence number of the last event applied; 0 before the first.")]
    public required long Position { get; init; }

    /// <summary>The last event in the slot's log; null when it did not answer.</summary>
    [Description("The last sequence number in the slot's log; absent when the log did not answer.")]
    public long? Head { get; init; }

    /// <summary>How long ago the first event committed that is not applied; null when nobody knows.</summary>
    [Description("How long ago the first event committed that is not applied; absent when nobody knows.")]
    public long? LagMs { get; init; }
}
