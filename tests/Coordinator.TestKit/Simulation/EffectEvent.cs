using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.TestKit.Simulation;

/// <summary>
/// One request of one host: a row read, a batch, a page of a scan, an access to the placement register.
/// </summary>
public sealed record EffectEvent
{
    /// <summary>Who asks.</summary>
    public required SimHost Host { get; init; }

    /// <summary>0, 1, 2 … among the host's requests.</summary>
    public required int Number { get; init; }

    public required EffectKind Kind { get; init; }

    /// <summary>The row of a read.</summary>
    public RowAddress? Row { get; init; }

    /// <summary>The batch of a commit.</summary>
    public Batch? Batch { get; init; }

    /// <summary>The query of a scan.</summary>
    public ScanQuery? Scan { get; init; }

    /// <summary>The partition that it goes to; null for a scan of a store and for the register.</summary>
    public Replica? Replica => Row?.Replica ?? Batch?.Replica ?? Scan?.Replica;

    /// <summary>The store that it goes to; null for the register.</summary>
    public string? Store => Replica?.Store ?? Scan?.Store;

    public override string ToString() => $"{Host.Name} [{Number}] {Describe()}";

    string Describe() => Kind switch
    {
        EffectKind.Read => $"read {RowText.Of(Row!.Key)} at {Row.Replica}",
        EffectKind.Commit => $"commit {{{string.Join("; ", Batch!.Writes.Select(RowText.Of))}}} at {Batch.Replica}",
        EffectKind.Scan => $"scan {Scan!.Kind} at {Scan.Store} {Scan.Replica}",
        EffectKind.ReadPlacement => "read placement",
        _ => "set placement",
    };
}
