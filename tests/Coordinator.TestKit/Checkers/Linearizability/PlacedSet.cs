namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>Which operations have a place in the order, compared by value.</summary>
sealed class PlacedSet : IEquatable<PlacedSet>
{
    const int WordBits = 64;

    readonly ulong[] _words;

    public PlacedSet(int count) => _words = new ulong[(count + WordBits - 1) / WordBits];

    PlacedSet(ulong[] words) => _words = words;

    public void Add(int place) => _words[place / WordBits] |= 1UL << (place % WordBits);

    public void Remove(int place) => _words[place / WordBits] &= ~(1UL << (place % WordBits));

    public PlacedSet Copy() => new([.. _words]);

    public bool Equals(PlacedSet? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    public override bool Equals(object? obj) => Equals(obj as PlacedSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var word in _words)
            hash.Add(word);
        return hash.ToHashCode();
    }
}
