using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Core.Transactions;

/// <summary>Makes the ids of transactions whose client gave none.</summary>
public static class ServerId
{
    const int RandomChars = 26;

    /// <summary>
    /// A fresh id at home in the slot of the first key, so that a transaction in one slot needs no other.
    /// </summary>
    public static TransactionId For(
        ImmutableArray<Operation> operations, SlotLayout layout, IIdSource ids, Tenant tenant = default)
    {
        var first = operations.OfType<ItemOperation>().FirstOrDefault();
        var home = first is not null
            ? SlotHash.Of(first.Item, layout)
            : SlotHash.OfClientId(((PublishOperation)operations[0]).Topic, layout);
        return TransactionId.OfServer(home, ids.NextText(RandomChars), tenant);
    }
}
