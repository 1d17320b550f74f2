namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>A storage queue of the control store.</summary>
/// <param name="Queue">Its name, by the rules of <see cref="QueueNames"/>.</param>
public sealed record QueueTarget(string Queue) : SubscriptionTarget;
