using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Core.Records;
using Coordinator.Core.Registers;

namespace Coordinator.TestKit.Simulation;

/// <summary>What arrived at the stores, in order: the story that a failure message tells.</summary>
/// <param name="time">True time.</param>
public sealed class SimTrace(SimScheduler time)
{
    readonly Queue<(TimeSpan At, Func<string> Text)> _entries = new();

    /// <summary>How much a trace remembers; a program that runs one seed to tell its story wants all.</summary>
    public static int EntriesMax { get; set; } = 400;

    /// <summary>Everything that is still remembered, one line each.</summary>
    public IEnumerable<string> Lines => _entries.Select(entry => entry.Text());

    /// <summary>Tells something that a script did.</summary>
    public void Add(string line) => Enqueue(() => line);

    /// <summary>The same, put into words when somebody wants to read it.</summary>
    public void Add(Func<string> line) => Enqueue(line);

    internal void Add(EffectEvent effect, object? result, string note = "") =>
        Enqueue(() => $"{effect}: {ResultText(result)}{note}");

    /// <summary>The lines with their numbers and when they happened, in seconds.</summary>
    public override string ToString() => string.Join('\n', _entries.Select((entry, index) => string.Create(
        CultureInfo.InvariantCulture, $"{index + 1,4}. {entry.At.TotalSeconds,9:F3}  {entry.Text()}")));

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
        _entries.Enqueue((time.Elapsed, entry));
        if (_entries.Count > EntriesMax)
            _entries.Dequeue();
    }
}
