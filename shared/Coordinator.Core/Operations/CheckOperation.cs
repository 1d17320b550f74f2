using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>Only checks its condition.</summary>
public sealed record CheckOperation(ItemName Item, Condition If) : ItemOperation(Item, If);
