namespace Coordinator.TestKit.Checkers.Registers;

/// <summary>
/// Notes calls to a register as they begin and end. A call that never ends, because its host died, counts as unknown.
/// </summary>
public sealed class RegisterHistory
{
    readonly List<RegisterOperation> _operations = [];
    long _now;

    /// <summary>Every call so far; reads without an answer tell nothing and are left out.</summary>
    public IReadOnlyList<RegisterOperation> Operations =>
        [.. _operations.Where(operation => !operation.IsRead || operation.Ended != long.MaxValue)];

    /// <summary>A read.</summary>
    /// <param name="client">Who reads.</param>
    /// <param name="read">Reads; tells also whether it got an answer.</param>
    public async Task<(bool IsKnown, string? Version)> ReadAsync(
        string client, Func<Task<(bool IsKnown, string? Version)>> read)
    {
        var index = Begin(new RegisterOperation(client, _now++, long.MaxValue, IsRead: true, null, null, null));
        var answer = await read();
        if (answer.IsKnown)
            _operations[index] = _operations[index] with { Ended = _now++, Version = answer.Version };
        return answer;
    }

    /// <summary>A compare-and-set.</summary>
    /// <param name="client">Who writes.</param>
    /// <param name="expected">The version that it replaces.</param>
    /// <param name="version">The version that it writes, which no other call does.</param>
    /// <param name="set">Writes.</param>
    public async Task<bool?> SetAsync(string client, string? expected, string version, Func<Task<bool?>> set)
    {
        var index = Begin(new RegisterOperation(client, _now++, long.MaxValue, IsRead: false, expected, version, null));
        var answer = await set();
        if (answer is not null)
            _operations[index] = _operations[index] with { Ended = _now++, IsSet = answer };
        return answer;
    }

    int Begin(RegisterOperation operation)
    {
        _operations.Add(operation);
        return _operations.Count - 1;
    }
}
