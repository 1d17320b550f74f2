namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>A message that was taken from its queue.</summary>
/// <param name="Receipt">Its lease.</param>
/// <param name="Text">What it says.</param>
/// <param name="Deliveries">How often it has been taken, this time included.</param>
sealed record ReceivedMessage(MessageReceipt Receipt, string Text, long Deliveries);
