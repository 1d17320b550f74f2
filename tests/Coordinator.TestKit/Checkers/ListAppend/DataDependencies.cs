namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>What the versions of one list tell of the order of transactions.</summary>
sealed class DataDependencies
{
    readonly KeyHistory _key;
    readonly List<(long Value, int Place)> _order;
    readonly VersionStep?[] _steps;
    readonly List<Dependency> _found;

    /// <param name="key">The list.</param>
    /// <param name="found">Where they go.</param>
    public DataDependencies(KeyHistory key, List<Dependency> found)
    {
        _key = key;
        _found = found;
        _order = [.. Known(key)];
        _steps = new VersionStep?[_order.Count + 1];
    }

    public void Find()
    {
        for (var next = 1; next <= _order.Count; next++)
        {
            var (value, _) = _order[next - 1];
            AddLater(_key.Writers[value].Writer, DependencyKind.WriteWrite, next);
        }

        foreach (var read in _key.Reads.Where(read => read.IsExternal))
            FindOf(read);
    }

    /// <summary>The order, without values that nobody can have appended.</summary>
    static IEnumerable<(long Value, int Place)> Known(KeyHistory key)
    {
        for (var place = 0; place < key.Order.Length; place++)
        {
            if (key.Writers.TryGetValue(key.Order[place], out var writer) && writer.MayHaveHappened)
                yield return (key.Order[place], place);
        }
    }

    void FindOf(KeyRead read)
    {
        if (!read.Values.IsEmpty
            && _key.Writers.TryGetValue(read.Values[^1], out var writer) && writer.MayHaveHappened)
        {
            var step = new VersionStep(_key.Key, read.Values[^1], Later: null, IsSeen: true);
            Add(writer.Writer, read.Reader, DependencyKind.WriteRead, step);
        }

        // A read that is in nobody's order says nothing of what it missed.
        if (Missed(read) is { } next)
            AddLater(read.Reader, DependencyKind.ReadWrite, next);
    }

    /// <summary>The place of the first value that a read misses; null where that cannot be told.</summary>
    int? Missed(KeyRead read)
    {
        var length = read.Values.Length;
        if (!_key.IsInOrder(read.Values))
        {
            var once = read.Values.Distinct().ToArray();
            if (!_key.Order.AsSpan().StartsWith(once))
                return null;
            length = once.Length;
        }

        return PlaceFrom(length);
    }

    /// <summary>The first known value at or after a place of the whole order.</summary>
    int PlaceFrom(int place)
    {
        if (_order.Count == _key.Order.Length)
            return place;
        var next = _order.FindIndex(known => known.Place >= place);
        return next < 0 ? _order.Count : next;
    }

    /// <summary>A transaction comes before who appended the next value, or, at the end, all that nobody read.</summary>
    void AddLater(int from, DependencyKind kind, int next)
    {
        if (next < _order.Count)
        {
            Add(from, _key.Writers[_order[next].Value].Writer, kind, StepTo(next));
            return;
        }

        foreach (var value in _key.Unseen)
        {
            var step = new VersionStep(_key.Key, Before(next), value, IsSeen: false);
            Add(from, _key.Writers[value].Writer, kind, step);
        }
    }

    VersionStep StepTo(int next) => _steps[next] ??=
        new VersionStep(_key.Key, Before(next), _order[next].Value, IsSeen: true);

    long? Before(int next) => next == 0 ? null : _order[next - 1].Value;

    void Add(int from, int to, DependencyKind kind, VersionStep step)
    {
        if (from != to)
            _found.Add(new Dependency(from, to, kind, step));
    }
}
