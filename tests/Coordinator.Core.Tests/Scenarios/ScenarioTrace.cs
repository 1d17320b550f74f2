using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Scenarios;

/// <summary>
/// What arrives at the stores, in the words of the design: steps instead of rows, reads of one host in one line.
/// </summary>
sealed class ScenarioTrace
{
    static readonly (string Name, Func<Batch, bool> Is)[] Steps =
    [
        ("commit at once", Step.CommitsAtOnce),
        ("prepare", Step.Prepares),
        ("refuse", Step.Refuses),
        ("turn to no", Step.TurnsToNo),
        ("abort home", Step.AbortsHome),
        ("finish home", Step.FinishesHome),
        ("finish", Step.FinishesVote),
        ("clean up", Step.Cleans),
    ];

    readonly List<string> _lines = [];
    string? _reader;

    /// <summary>Begins to listen.</summary>
    public ScenarioTrace(SimNetwork network) => network.OnArrived += Note;

    /// <summary>The step of a name.</summary>
    public static Func<Batch, bool> StepOf(string name) =>
        Array.Find(Steps, step => step.Name == name).Is ?? throw new FormatException($"There is no step \"{name}\".");

    /// <summary>What happened since the last time.</summary>
    public List<string> Take()
    {
        var taken = _lines.ToList();
        _lines.Clear();
        _reader = null;
        return taken;
    }

    /// <summary>Something that somebody was told.</summary>
    public void Tell(string line)
    {
        _lines.Add(line);
        _reader = null;
    }

    /// <summary>
    /// A replica as scenarios call it: its slot and store, and its partition there when it is not the first.
    /// </summary>
    public static string Text(Replica replica) => replica.Incarnation == 1
        ? $"{replica.Slot}.{replica.Store}"
        : $"{replica.Slot}.{replica.Store}/{replica.Incarnation}";

    void Note(EffectEvent effect, object? result)
    {
        var host = effect.Host.Name;
        if (result is ReadResult read)
            NoteRead(effect, read);
        else if (result is CommitResult commit)
            Tell($"{host}: {Text(effect.Batch!)} at {Text(effect.Replica!)}: {Told(commit, effect.Batch!)}");
        else if (effect.Kind == EffectKind.ReadPlacement)
            Tell($"{host}: read placement");
    }

    void NoteRead(EffectEvent effect, ReadResult read)
    {
        var row = $"{Text(effect.Row!.Key)} {Text(effect.Row.Replica)}";
        var text = effect.Row.Key is GuardKey or OpenKey
            ? read.Row is null ? $"no {row}" : row
            : $"{row} = {Text(read)}";
        if (_reader == effect.Host.Name)
        {
            _lines[^1] += $", {text}";
            return;
        }

        Tell($"{effect.Host.Name}: read {text}");
        _reader = effect.Host.Name;
    }

    static string Text(Batch batch) => Array.Find(Steps, step => step.Is(batch)).Name ?? string.Join(
        ", ", batch.Writes.Where(write => write is not TouchRow).Select(write => Text(write.Key)).Distinct());

    static string Told(CommitResult result, Batch batch) => result.Status == CommitStatus.Refused
        ? $"refused by {Text(batch.Writes[result.RefusedIndex].Key)}"
        : result.Status.ToString().ToLowerInvariant();

    static string Text(RowKey key) => key switch
    {
        ItemKey => "item",
        VoteKey => "vote",
        OutcomeKey => "outcome",
        GuardKey guard => $"guard {guard.Epoch}",
        OutboxKey => "outbox",
        OpenKey => "open entry",
        _ => key.GetType().Name,
    };

    static string Text(ReadResult read) => read.Row switch
    {
        ItemRow { Intent: { } intent } item => $"v{item.Version} with intent {intent.Attempt.Id.Number}",
        ItemRow item => item.Exists ? $"v{item.Version}" : $"v{item.Version} deleted",
        VoteRow vote => $"{vote.State} {vote.Attempt.Id.Number}",
        OutcomeRow outcome => $"{outcome.State} {outcome.Attempt.Id.Number}",
        null => read.Status == ReadStatus.Absent ? "-" : read.Status.ToString().ToLowerInvariant(),
        _ => "there",
    };
}
