using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Registers;

namespace Coordinator.TestKit.Simulation;

/// <summary>
/// One request of one host: a row read, a batch, a page of a scan, an access to the placement register or to records.
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

    /// <summary>The record of a read.</summary>
    public RecordKey? Record { get; init; }

    /// <summary>The writes of a batch of records; empty for anything else.</summary>
    public ImmutableArray<RecordWrite> RecordWrites { get; init; } = [];

    /// <summary>Partition and prefix of a list of records.</summary>
    public RecordKey? RecordList { get; init; }

    /// <summary>
    /// The id of a delivery, the slot whose events are read, or what is asked of a queue, the hub or the sagas.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>The store of an acceptor, with the register's name.</summary>
    public (string Store, string Register)? Acceptor { get; init; }

    /// <summary>What is written to an acceptor.</summary>
    public AcceptorState? Accept { get; init; }

    /// <summary>
    /// Whether it is a write, a delivery or a message: one that arrives late or twice matters, other than a read.
    /// </summary>
    public bool IsBatch => Kind is EffectKind.Commit or EffectKind.CommitRecords or EffectKind.Deliver
        or EffectKind.WriteAcceptor or EffectKind.SendMessage or EffectKind.CallHub or EffectKind.CallSagas;

    /// <summary>
    /// The partition that it goes to; null for a scan of a store, and for the register and records.
    /// </summary>
    public Replica? Replica => Row?.Replica ?? Batch?.Replica ?? Scan?.Replica;

    /// <summary>The store that it goes to; null for the control store, which holds the register and records.</summary>
    public string? Store => Replica?.Store ?? Scan?.Store ?? Acceptor?.Store;

    public override string ToString() => $"{Host.Name} [{Number}] {Describe()}";

    string Describe() => Kind switch
    {
        EffectKind.Read => $"read {RowText.Of(Row!.Key)} at {Row.Replica}",
        EffectKind.Commit => $"commit {{{string.Join("; ", Batch!.Writes.Select(RowText.Of))}}} at {Batch.Replica}",
        EffectKind.Scan => $"scan {Scan!.Kind} at {Scan.Store} {Scan.Replica}",
        EffectKind.ReadPlacement => "read placement",
        EffectKind.ReadRecord => $"read {RecordText.Of(Record!)}",
        EffectKind.CommitRecords => $"commit {{{string.Join("; ", RecordWrites.Select(RecordText.Of))}}}",
        EffectKind.ListRecords => $"list {RecordText.Of(RecordList!)}",
        EffectKind.ReadEvents => $"read events of slot {Subject}",
        EffectKind.Deliver => $"deliver {Subject}",
        EffectKind.SendMessage => $"send {Subject}",
        EffectKind.CallHub => $"hub: {Subject}",
        EffectKind.CallSagas => $"sagas: {Subject}",
        EffectKind.ReadAcceptor => $"read {AcceptorText.Of(Acceptor!.Value)}",
        EffectKind.WriteAcceptor => $"write {AcceptorText.Of(Acceptor!.Value)}: {AcceptorText.Of(Accept!)}",
        _ => "set placement",
    };
}
