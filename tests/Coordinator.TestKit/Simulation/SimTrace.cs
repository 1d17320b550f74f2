using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Core.Records;
using Coordinator.Core.Registers;

namespace Coordinator.TestKit.Simulation;

/// <summary>What arrived at the stores, in order: the story that a failure message tells.</summary>
public sealed class SimTrace
{
    const int EntriesMax = 400;
    readonly Queue<Func<string>> _entries = new();

    /// <summary>Everything that is still remembered, one line each.</summary>
    public IEnumerable<string> Lines => _entries.Select(entry => entry());

    /// <summary>Tells something that a script did.</summary>
    public void Add(string line) => Enqueue(() => line);

    /// <summary>The same, put into words when somebody wants to read it.</summary>
    public void Add(Func<string> line) => Enqueue(line);

    internal void Add(EffectEvent effect, object? result, string note = "") =>
        Enqueue(() => $"{effect}: {ResultText(result)}{note}");

    public override string ToString() => string.Join('\n', Lines.Select((line, index) => $"{index + 1,4}. {line}"));

    static string ResultText(object? result) => result switch
    {
        ReadResult { Row: { } row } => RowText.Of(row),
        ReadResult read => read.Status.ToString(),
        CommitResult { Status: CommitStatus.Refused } refused => $"refused, {refused.Reason} at {refused.RefusedIndex}",
        CommitResult commit => commit.Status.ToString(),
        ScanPage page => $"{page.Rows.Length} rows",
        RecordRead { Record: { } record } => RecordText.Of(record),
        RecordRead read => read.Status.ToString(),
        ImmutableArray<StoredRecord> records => $"{records.Length} records",
        AcceptorRead read => AcceptorText.Of(read.State),
        AcceptorWrite write => write.Mark is null ? "refused" : "written",
        RegisterValue register => $"epochs {string.Join(' ', register.Map?.Shards.Select(shard => shard.Epoch) ?? [])}",
        _ => result?.ToString() ?? "nothing",
    };

    void Enqueue(Func<string> entry)
    {
        _entries.Enqueue(entry);
        if (_entries.Count > EntriesMax)
            _entries.Dequeue();
    }
}
