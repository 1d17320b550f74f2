using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;

namespace Coordinator.Functions.Tests.Histories;

/// <summary>
/// An orchestration that ended, as the local engine stored it. In a file: one line for the instance, then its history
/// in the very form in which the engine stores it.
/// </summary>
/// <param name="Instance">What does not stand in the history.</param>
/// <param name="Events">The history.</param>
sealed record RecordedHistory(RecordedInstance Instance, IReadOnlyList<HistoryEvent> Events)
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RecordedHistory Of(StoredInstance stored) => new(
        new RecordedInstance(
            stored.State.InstanceId, stored.State.Name, stored.State.Version, stored.State.Input, stored.State.Output),
        [.. stored.History]);

    public static RecordedHistory Read(byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        var instance = JsonSerializer.Deserialize<RecordedInstance>(bytes.AsSpan(0, end), Options)!;
        return new RecordedHistory(instance, HistoryText.Read(bytes.AsSpan(end + 1)));
    }

    public byte[] Write() =>
        [.. Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Instance, Options) + "\n"), .. HistoryText.Write(Events)];

    /// <summary>Its steps, each with what was before.</summary>
    public IEnumerable<(IReadOnlyList<HistoryEvent> Past, IReadOnlyList<HistoryEvent> Step)> Steps()
    {
        var starts = Enumerable.Range(0, Events.Count).Where(at => Events[at] is StepStarted).ToList();
        foreach (var (start, end) in starts.Zip(starts.Skip(1).Append(Events.Count)))
            yield return ([.. Events.Take(start)], [.. Events.Take(end).Skip(start)]);
    }
}
