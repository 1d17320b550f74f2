using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Placement;

/// <summary>
/// Opens a joining replica after the first pass that wrote anything: what changed since, up to the fence, is missing.
/// </summary>
sealed class CleanPass(IReplicaStore inner) : TamperedChanges(inner)
{
    readonly HashSet<Replica> _filled = [];

    public override async Task<CommitResult> CommitAsync(Batch batch)
    {
        var result = await base.CommitAsync(batch);
        if (batch.Writes is [TouchRow { Row: JoiningKey }, _, ..])
            _filled.Add(batch.Replica);
        return result;
    }

    public override async Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation)
    {
        var page = await base.ScanAsync(query, continuation);
        var isHidden = query is { Kind: ScanKind.All, Replica: { } replica }
            && _filled.Any(filled => filled.Slot == replica.Slot);
        return isHidden && page is not null ? page with { Rows = [] } : page;
    }
}
