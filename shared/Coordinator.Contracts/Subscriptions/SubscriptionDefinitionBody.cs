using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>The body of <c>PUT /api/subscriptions/{name}</c>: a source or a topic, and a target.</summary>
public sealed record SubscriptionDefinitionBody
{
    /// <summary>The collection whose changes are delivered; null with a topic.</summary>
    [Description("The collection whose changes are delivered, one delivery an event. Either this or topic.")]
    public string? Source { get; init; }

    /// <summary>The topic whose messages are delivered; null with a source.</summary>
    [Description("The topic whose messages are delivered, one delivery a message. Either this or source.")]
    public string? Topic { get; init; }

    /// <summary>What is delivered: values by JSON pointer; null for everything.</summary>
    [Description("Only items whose new value, or messages whose value, holds all of these: values by JSON pointer "
        + "(RFC 6901). Numbers compare by value; null also holds where nothing is. Deletions are delivered only "
        + "without it.")]
    public IReadOnlyDictionary<string, JsonElement>? Where { get; init; }

    /// <summary>Where deliveries go.</summary>
    public required SubscriptionTargetBody Target { get; init; }

    /// <summary>How often a delivery is tried; null for the defaults.</summary>
    public SubscriptionRetryBody? Retry { get; init; }

    /// <summary>Where a new subscription begins; an existing one goes on where it is.</summary>
    [Description("Where a new subscription begins: now (default), with what commits next, or start, with the first "
        + "event of every slot. An existing one goes on where it is.")]
    [AllowedValues(SubscriptionStarts.Now, SubscriptionStarts.Start)]
    public string? From { get; init; }
}
