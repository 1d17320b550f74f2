namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>Bytes that stand in one or more chunks.</summary>
/// <param name="Name">What the chunks' names begin with.</param>
/// <param name="Count">How many there are.</param>
sealed record ChunkList(string Name, int Count)
{
    public IEnumerable<string> Names => Enumerable.Range(0, Count).Select(number => $"{Name}.{number}");
}
