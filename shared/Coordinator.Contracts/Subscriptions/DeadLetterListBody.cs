using System.ComponentModel;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>A page of a subscription's dead letters.</summary>
public sealed record DeadLetterListBody
{
    /// <summary>By slot and event.</summary>
    [Description("By slot, event and message.")]
    public required IReadOnlyList<DeadLetterBody> Items { get; init; }

    /// <summary>Leads to the next page; null on the last.</summary>
    [Description("Leads to the next page; absent on the last.")]
    public string? Cursor { get; init; }
}
