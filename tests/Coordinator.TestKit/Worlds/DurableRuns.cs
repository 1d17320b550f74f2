using Coordinator.Core;
using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Core.Transactions;

namespace Coordinator.TestKit.Worlds;

/// <summary>The durable runs that there are.</summary>
public static class DurableRuns
{
    /// <summary>A transaction.</summary>
    public static DurableProtocol<TransactionAnswer> Commit(SimWorld world, CommitOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new(world, order.Options, order.Seed, context => new CommitRun(context).RunAsync(order.Request));
    }

    /// <summary>The recovery of an attempt.</summary>
    public static DurableProtocol<Resolution> Recovery(SimWorld world, Attempt attempt) =>
        new(world, new CoordinatorOptions(), "recovery", async context =>
            new Resolution(await new RecoveryRun(context).RunAsync(attempt)));
}
