using Coordinator.Core.Sagas.Calls;

namespace Coordinator.TestKit.Sagas;

/// <summary>The store as a saga sees it: an id is committed once, or closed for ever.</summary>
public sealed class SimSagaStore(Journal journal)
{
    readonly Dictionary<string, bool> _isCommitted = new(StringComparer.Ordinal);

    /// <summary>A refusal instead of the work, which closes the id; gets the key.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    /// <summary>Ids that were asked to be closed.</summary>
    public HashSet<string> Closed { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs a transaction under an id.</summary>
    public StepAnswer Run(string key)
    {
        if (!_isCommitted.TryGetValue(key, out var isCommitted))
            _isCommitted[key] = isCommitted = Commit(key);
        return isCommitted
            ? new StepAnswer { Kind = AnswerKind.Done, Status = "\"committed\"", Body = BodyOf(key) }
            : new StepAnswer { Kind = AnswerKind.Refused, Error = "It was aborted." };
    }

    /// <summary>Closes an id.</summary>
    public CloseAnswer Close(string key)
    {
        Closed.Add(key);
        if (!_isCommitted.TryGetValue(key, out var isCommitted))
            _isCommitted[key] = isCommitted = false;
        return isCommitted ? new CloseAnswer(CloseState.Committed, BodyOf(key)) : new CloseAnswer(CloseState.Aborted);
    }

    static string BodyOf(string key) => $$"""{"id":"{{key}}"}""";

    bool Commit(string key)
    {
        if (Refuses(key))
            return false;
        var parts = key.Split('/');
        var deed = parts[2] switch
        {
            "action" or "try" => Deed.Did,
            "confirm" => Deed.Confirmed,
            _ => journal.Count(parts[1], Deed.Did) > 0 ? Deed.Undid : Deed.FoundNothing,
        };
        journal.Add(parts[1], deed);
        return true;
    }
}
