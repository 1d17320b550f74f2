namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>An HTTP address that deliveries are posted to.</summary>
/// <param name="Url">An absolute http or https URL, by the rules of <see cref="WebhookUrls"/>.</param>
public sealed record WebhookTarget(string Url) : SubscriptionTarget;
