using Coordinator.Core.Rows;

namespace Coordinator.Core.Operations;

/// <summary>What becomes of one item.</summary>
/// <param name="Before">The row before the transaction, without an intent; a placeholder when there was none.</param>
/// <param name="Change">Put, delete, or only a lock.</param>
/// <param name="Value">The new value as JSON text; null unless <paramref name="Change"/> is Put.</param>
/// <param name="FirstIndex">The first operation on the item.</param>
public sealed record ItemEvaluation(ItemRow Before, IntentChange Change, string? Value, int FirstIndex);
