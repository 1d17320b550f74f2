namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>The lease of a message: with it, and only with the latest, the message can be deleted or hidden.</summary>
/// <param name="Queue">Where the message is.</param>
/// <param name="MessageId">The service's id of the message.</param>
/// <param name="PopReceipt">The lease.</param>
sealed record MessageReceipt(HubQueue Queue, string MessageId, string PopReceipt);
