using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>An attempt's hold on an item: what the item becomes if the attempt commits.</summary>
/// <param name="Attempt">The holder, with all that is needed to resolve it.</param>
/// <param name="Change">Write, delete, or only a lock of an item that the attempt read.</param>
/// <param name="Value">
/// The new value as JSON text when <paramref name="Change"/> is <see cref="IntentChange.Put"/>, else null.
/// </param>
public sealed record Intent(Attempt Attempt, IntentChange Change, string? Value);
