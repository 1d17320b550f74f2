namespace Coordinator.TestKit.Sagas;

/// <summary>What took effect anywhere in the world, and what must never have.</summary>
public sealed class Journal
{
    readonly List<JournalEntry> _entries = [];

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Things that no order of events allows.</summary>
    public List<string> Violations { get; } = [];

    public void Add(string step, Deed deed) => _entries.Add(new JournalEntry(step, deed));

    public int Count(string step, Deed deed) => _entries.Count(entry => entry.Step == step && entry.Deed == deed);

    /// <summary>The place of the first deed of a kind; null when there is none.</summary>
    public int? PlaceOf(string step, Deed deed)
    {
        var place = _entries.FindIndex(entry => entry.Step == step && entry.Deed == deed);
        return place < 0 ? null : place;
    }

    public override string ToString() => string.Join(", ", _entries);
}
