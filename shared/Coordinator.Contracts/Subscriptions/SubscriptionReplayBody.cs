using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>
/// The body of <c>POST …/replay</c>: a slot and a position, or the start of all slots, or the dead letters.
/// </summary>
public sealed record SubscriptionReplayBody
{
    /// <summary>The slot whose position is set.</summary>
    [Description("The slot whose position is set; with after.")]
    public int? Slot { get; init; }

    /// <summary>The position.</summary>
    [Description("What follows this event is delivered, again or for the first time; at most the slot's last event. "
        + "With slot.")]
    public long? After { get; init; }

    /// <summary><see cref="SubscriptionStarts.Start"/>.</summary>
    [Description("start: everything is delivered again, from the first event of every slot.")]
    [AllowedValues(SubscriptionStarts.Start)]
    public string? From { get; init; }

    /// <summary>Whether dead letters are sent again.</summary>
    [Description("true: dead letters are sent again, each once, and removed when they are delivered.")]
    public bool? DeadLetters { get; init; }
}
