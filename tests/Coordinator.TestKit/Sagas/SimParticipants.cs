using System.Text;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.TestKit.Sagas;

/// <summary>
/// HTTP participants as they should be: the work of a key is done once and answered alike ever after; a compensation
/// closes the key that it undoes (a barrier), so that an action that arrives later does nothing.
/// </summary>
public sealed class SimParticipants(Journal journal)
{
    const int Refused = 409;

    readonly Dictionary<string, HttpReply> _answers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _arrivals = new(StringComparer.Ordinal);
    readonly HashSet<string> _closed = new(StringComparer.Ordinal);

    /// <summary>Whether compensations close the keys of their actions; without it late actions dangle.</summary>
    public bool HasBarrier { get; set; } = true;

    /// <summary>Whether answers are not remembered, so that a key that comes again is looked at anew.</summary>
    public bool IsForgetful { get; set; }

    /// <summary>
    /// Whether a scripted refusal is remembered like any other answer: a saga goes back on it, so the same request may
    /// not be taken when it comes late.
    /// </summary>
    public bool RefusesForGood { get; set; }

    /// <summary>
    /// An answer instead of the work: gets the request and how often this key has arrived (from 1); null does the work.
    /// </summary>
    public Func<HttpCall, int, HttpReply?> Script { get; set; } = (_, _) => null;

    /// <summary>Requests that arrived, in their order.</summary>
    public List<HttpCall> Arrived { get; } = [];

    /// <summary>An answer with a status and perhaps a body.</summary>
    public static HttpReply Reply(int status, string body = "") =>
        new() { Status = status, Body = Encoding.UTF8.GetBytes(body) };

    /// <summary>A request arrives.</summary>
    public HttpReply Handle(HttpCall call)
    {
        Arrived.Add(call);
        var arrival = _arrivals[call.Key] = _arrivals.GetValueOrDefault(call.Key) + 1;
        if (!IsForgetful && _answers.TryGetValue(call.Key, out var earlier))
            return earlier;
        if (Script(call, arrival) is not { } scripted)
            return _answers[call.Key] = Work(call);
        return RefusesForGood && scripted.Status == Refused ? _answers[call.Key] = scripted : scripted;
    }

    /// <summary>An operator has spoken with the participants: what they refused they look at anew.</summary>
    public void Reconsider()
    {
        foreach (var refused in _answers.Where(answer => answer.Value.Status == Refused).ToList())
            _answers.Remove(refused.Key);
    }

    HttpReply Work(HttpCall call)
    {
        var parts = call.Key.Split('/');
        var (step, phase) = (parts[1], parts[2]);
        switch (phase)
        {
            case "action" or "try":
                if (_closed.Contains(call.Key))
                    return Reply(409, """{"reason":"closed"}""");
                journal.Add(step, Deed.Did);
                return Reply(200, $$"""{"id":"{{step}}-1"}""");
            case "confirm":
                if (journal.Count(step, Deed.Undid) > 0 || journal.Count(step, Deed.Did) == 0)
                    journal.Violations.Add($"{step} is confirmed without being reserved");
                journal.Add(step, Deed.Confirmed);
                return Reply(204);
            default:
                return Undo(call, step);
        }
    }

    HttpReply Undo(HttpCall call, string step)
    {
        if (journal.Count(step, Deed.Confirmed) > 0)
            journal.Violations.Add($"{step} is cancelled after its confirm");
        if (HasBarrier)
            _closed.Add(call.Closes!);
        journal.Add(step, journal.Count(step, Deed.Did) > 0 ? Deed.Undid : Deed.FoundNothing);
        return Reply(204);
    }
}
