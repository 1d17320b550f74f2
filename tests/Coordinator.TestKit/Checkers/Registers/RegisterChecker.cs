using System.Collections;

namespace Coordinator.TestKit.Checkers.Registers;

/// <summary>
/// Looks for an order of a history's calls that one register could have answered so, one call at a time, each at a
/// moment between its beginning and its end (Wing and Gong 1993, with the memory of Lowe 2017): the search goes back at
/// once where it has been with the same calls behind it and the same version in the register.
/// </summary>
public sealed class RegisterChecker
{
    readonly RegisterOperation[] _operations;
    readonly BitArray _done;
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    int _longest = -1;
    string _stuck = "";

    RegisterChecker(IEnumerable<RegisterOperation> operations)
    {
        _operations = [.. operations.OrderBy(operation => operation.Began)];
        _done = new BitArray(_operations.Length);
    }

    /// <summary>Judges a history of a register that was never written before.</summary>
    /// <returns>Null when it is linearizable; else where the search got stuck at the furthest.</returns>
    public static string? Check(IEnumerable<RegisterOperation> operations)
    {
        var checker = new RegisterChecker(operations);
        return checker.IsLinearizable(version: null, done: 0) ? null : checker._stuck;
    }

    bool IsLinearizable(string? version, int done)
    {
        var deadline = Deadline();
        if (deadline == long.MaxValue)
            return true;
        if (!_seen.Add(Mark(version)))
            return false;
        Note(version, done);
        for (var i = 0; i < _operations.Length && _operations[i].Began <= deadline; i++)
        {
            if (_done[i] || !_operations[i].Apply(version, out var next))
                continue;
            _done[i] = true;
            if (IsLinearizable(next, done + 1))
                return true;
            _done[i] = false;
        }

        return false;
    }

    /// <summary>The first end of a call that is still to come: nothing that begins later may stand before it.</summary>
    long Deadline()
    {
        var first = long.MaxValue;
        for (var i = 0; i < _operations.Length; i++)
        {
            if (!_done[i] && _operations[i].IsCertain)
                first = Math.Min(first, _operations[i].Ended);
        }

        return first;
    }

    string Mark(string? version)
    {
        var words = new int[(_done.Length + 31) / 32];
        _done.CopyTo(words, 0);
        return $"{string.Join(',', words)}/{version ?? "-"}";
    }

    void Note(string? version, int done)
    {
        if (done <= _longest)
            return;
        _longest = done;
        var left = _operations.Where((_, i) => !_done[i]).Take(8);
        _stuck = $"after {done} of {_operations.Length} calls, with {version ?? "nothing"} in the register, "
            + $"none of these can follow:\n{string.Join('\n', left)}";
    }
}
