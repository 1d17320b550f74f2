using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>
/// Who begins a transaction does not see the intents of others, and writes its own over them. With one replica a
/// finisher would not see its own either.
/// </summary>
sealed class Exclusion(IEffects inner) : TamperedEffects(inner)
{
    protected override ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results)
    {
        var isBase = rows.All(row => row.Key is ItemKey) && rows.Select(row => row.Replica).Distinct().Skip(1).Any();
        return isBase ? [.. results.Select(Free)] : results;
    }

    static ReadResult Free(ReadResult read) => read.Row is ItemRow { Intent: not null } item
        ? ReadResult.Found(item with { Intent = null }, read.ETag)
        : read;
}
