namespace Coordinator.Simulation.Campaigns;

/// <summary>What happened in runs, counted by name, in the order in which names came up.</summary>
sealed class Tally
{
    readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    readonly List<string> _names = [];

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>How often; 0 for a name that never came up.</summary>
    public long this[string name]
    {
        get => _counts.GetValueOrDefault(name);
        set
        {
            if (_counts.TryAdd(name, value))
                _names.Add(name);
            else
                _counts[name] = value;
        }
    }

    /// <summary>Adds what happened elsewhere.</summary>
    public void Add(Tally other)
    {
        foreach (var name in other._names)
            this[name] += other[name];
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", _names.Select(name => $"{this[name]:N0} {name}"));
}
