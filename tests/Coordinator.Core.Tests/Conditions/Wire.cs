using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>Picks requests in the network by what they are.</summary>
static class Wire
{
    public static Func<EffectEvent, bool> Commits(Func<Batch, bool> step, Replica? at = null) =>
        effect => effect.Batch is { } batch && step(batch) && (at is null || batch.Replica == at);

    public static Func<EffectEvent, bool> AnyCommit(Replica? at = null) => Commits(_ => true, at);

    public static Func<EffectEvent, bool> Reads<TKey>(Replica? at = null)
        where TKey : RowKey => effect => effect.Row is { Key: TKey } row && (at is null || row.Replica == at);
}
