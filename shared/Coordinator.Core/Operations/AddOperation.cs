using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>
/// Adds to a number. A missing number, object on the way or item counts as 0 or empty. Exact in decimal arithmetic of
/// 28 digits: a number that is there, or a sum, that these cannot hold fails with
/// <see cref="FailureReason.Overflow"/> and is never rounded; anything that is no number fails with
/// <see cref="FailureReason.NotANumber"/>.
/// </summary>
/// <param name="Item">The item.</param>
/// <param name="Path">A JSON pointer (RFC 6901) to the number.</param>
/// <param name="By">What is added.</param>
/// <param name="Min">The least allowed sum; null for none.</param>
/// <param name="Max">The greatest allowed sum; null for none.</param>
/// <param name="If">What must hold before the transaction; null for nothing.</param>
/// <param name="Return">Whether the result carries the new value.</param>
public sealed record AddOperation(
    ItemName Item, JsonPath Path, decimal By, decimal? Min = null, decimal? Max = null, Condition? If = null,
    bool Return = false)
    : WriteOperation(Item, If, Return);
