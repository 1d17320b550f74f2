using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Storage.Tests.Releases;

/// <summary>
/// Transactions that stand still in every state. Each writes items in two slots, the first of which has two replicas.
/// Those with even numbers are run by a host that dies with its first request, its second, and so on. The others stand
/// still with some of their prepares made, and a host that is to abort them dies in the same way.
/// </summary>
static class HalfDone
{
    /// <summary>More than any of them has requests, so that the last ones are finished.</summary>
    public const int Count = 96;

    /// <summary>A deployment as that in which the transactions ran.</summary>
    public static SimWorld NewWorld() => new(new WorldOptions { Slots = 4, ReplicasBySlot = [2, 1, 1, 1] });

    /// <summary>The items of a transaction.</summary>
    public static ImmutableArray<ItemName> ItemsOf(SimWorld world, int number) =>
        [world.ItemIn(0, Name("a", number)), world.ItemIn(1, Name("b", number))];

    /// <summary>A transaction, as its client asks for it.</summary>
    public static TransactionRequest RequestOf(SimWorld world, int number)
    {
        var items = ItemsOf(world, number);
        return Requests.Of(
            new PutOperation(items[0], Requests.Number(number)),
            new PutOperation(items[1], Requests.Number(number))) with
        {
            Id = world.IdIn(0, Name("t", number)),
            // Not what this code makes of it: a client sends the same request to every release.
            PayloadHash = Name("hash", number),
        };
    }

    /// <summary>Whether somebody was about to abort it.</summary>
    public static bool IsAborted(int number) => number % 2 == 1;

    /// <summary>Runs them, each as far as its host lives.</summary>
    public static SimWorld Run()
    {
        var world = NewWorld();
        foreach (var number in Enumerable.Range(0, Count))
        {
            var request = RequestOf(world, number);
            var last = IsAborted(number) ? 2 + (number / 2 % 3) : number / 2;
            Run(world, Name("host", number), last, node => node.Run(request));
            if (IsAborted(number))
                Run(world, Name("other", number), number / 6, node => node.Abort(request.Id!.Value));
        }

        return world;
    }

    static void Run(SimWorld world, string host, int lastRequest, Func<SimNode, Task> begin)
    {
        var node = new SimNode(world, host);
        world.Network.Faults = new CrashAt(node.Host, lastRequest, isAfter: true);
        _ = begin(node);
        world.Scheduler.RunUntilIdle();
    }

    static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}
