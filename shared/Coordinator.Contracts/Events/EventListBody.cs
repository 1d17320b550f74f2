using System.ComponentModel;

namespace Coordinator.Contracts.Events;

/// <summary>A page of events: of a slot, of a collection or topic, or of an item.</summary>
public sealed record EventListBody
{
    /// <summary>The version of <see cref="EventBody"/>'s schema that this program writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The version of the events' schema.</summary>
    [Description("The version of the events' schema. It grows when a member changes its meaning or goes; new members "
        + "do not make a new version.")]
    public required int Schema { get; init; }

    /// <summary>The slot; of a slot's log and of an item's history.</summary>
    public int? Slot { get; init; }

    /// <summary>The collection; null unless it was asked for.</summary>
    public string? Collection { get; init; }

    /// <summary>The topic; null unless it was asked for.</summary>
    public string? Topic { get; init; }

    /// <summary>The item; null unless it was asked for.</summary>
    public string? Item { get; init; }

    /// <summary>The events.</summary>
    [Description("Of a slot: by sequence. Of a collection or topic: by commit time, those of one slot by sequence. Of "
        + "an item: the newest first.")]
    public required IReadOnlyList<EventBody> Events { get; init; }

    /// <summary>Of a slot: what to give as after next time.</summary>
    [Description("Of a slot: give it as after to go on.")]
    public long? Next { get; init; }

    /// <summary>Of a slot: the last sequence number that consumers could see.</summary>
    [Description("Of a slot: the last sequence number that consumers could see.")]
    public long? Head { get; init; }

    /// <summary>Of a collection or topic: what to give as cursor next time; always there.</summary>
    [Description("Of a collection or topic: give it as cursor to go on; always there.")]
    public string? Cursor { get; init; }

    /// <summary>Of a collection or topic: whether to go on at once.</summary>
    [Description("Of a collection or topic: whether more may be there already, so that it is worth to go on at once; "
        + "a page may be empty all the same.")]
    public bool? More { get; init; }

    /// <summary>Of a collection or topic: slots that did not answer; null for none.</summary>
    [Description("Of a collection or topic: slots that did not answer. Their events are not skipped; they come when "
        + "the slots answer.")]
    public IReadOnlyList<int>? Incomplete { get; init; }

    /// <summary>Of an item: what to give as before for older events; null when there are none.</summary>
    [Description("Of an item: give it as before to get older events; absent when there are none.")]
    public long? Before { get; init; }
}
