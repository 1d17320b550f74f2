using System.Text.Json.Serialization;

namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>Where deliveries go. The names of the kinds are stored, hence never changed.</summary>
[JsonDerivedType(typeof(QueueTarget), "queue")]
[JsonDerivedType(typeof(WebhookTarget), "webhook")]
public abstract record SubscriptionTarget;
