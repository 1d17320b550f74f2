using Coordinator.Core.Reads;

namespace Coordinator.Core.Events;

/// <summary>An item as it was.</summary>
/// <param name="Status">Whether that could be told.</param>
/// <param name="State">The item; null unless known.</param>
public sealed record PastRead(PastStatus Status, ItemState? State)
{
    /// <summary>Replicas did not answer, or the log was not brought up to that time soon enough.</summary>
    public static PastRead Unknown { get; } = new(PastStatus.Unknown, State: null);

    /// <summary>It is not past yet.</summary>
    public static PastRead Future { get; } = new(PastStatus.Future, State: null);

    /// <summary>What was read; null when there was no answer.</summary>
    public static PastRead Of(ItemState? state) => state is null ? Unknown : new PastRead(PastStatus.Known, state);
}
