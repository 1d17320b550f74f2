using Coordinator.Core.Model;

namespace Coordinator.Functions.Subscriptions;

/// <summary>A checked body of <c>POST …/replay</c>: one of the three.</summary>
/// <param name="Position">A slot, and the event after which it goes on; null otherwise.</param>
/// <param name="IsFromStart">Whether everything is delivered again.</param>
/// <param name="IsDeadLetters">Whether dead letters are sent again.</param>
sealed record ReplayRequest((SlotId Slot, long After)? Position, bool IsFromStart, bool IsDeadLetters);
