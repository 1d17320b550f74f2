using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>Reads the value before the transaction.</summary>
public sealed record ReadOperation(ItemName Item, Condition? If = null) : ItemOperation(Item, If);
