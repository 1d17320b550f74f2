using System.Collections.Immutable;
using Coordinator.Benchmarks.Peers;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks.Loads;

/// <summary>Which accounts an operation changes: the first pays for all the others.</summary>
abstract class AccountChoice
{
    /// <summary>The changes of one operation.</summary>
    /// <param name="client">Of which client.</param>
    /// <param name="number">0, 1, 2 … of that client.</param>
    /// <param name="random">Decides.</param>
    public ImmutableArray<Increment> Next(int client, int number, Random random)
    {
        var accounts = Choose(client, number, random);
        // One account alone gets nothing and pays nothing, but is written all the same.
        return [.. accounts.Select((account, index) => new Increment(account, index == 0 ? 1 - accounts.Length : 1))];
    }

    /// <summary>The accounts, each once.</summary>
    protected abstract ImmutableArray<ItemName> Choose(int client, int number, Random random);
}
