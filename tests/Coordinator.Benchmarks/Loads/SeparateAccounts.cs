using System.Collections.Immutable;
using Coordinator.Benchmarks.Peers;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks.Loads;

/// <summary>
/// Accounts in so many slots, which no other client uses and this one not again soon: what is measured is the protocol,
/// not conflicts.
/// </summary>
sealed class SeparateAccounts(Accounts accounts, int slots, int clients) : AccountChoice
{
    /// <inheritdoc />
    protected override ImmutableArray<ItemName> Choose(int client, int number, Random random)
    {
        var all = accounts.BySlot.Length;
        var first = random.Next(all);
        // As many rounds as a client has accounts of its own in each slot.
        var rounds = accounts.BySlot[0].Length / clients;
        var index = client + (number % rounds * clients);
        return [.. Enumerable.Range(0, slots).Select(slot => accounts.BySlot[(first + slot) % all][index])];
    }
}
