namespace Coordinator.TestKit.Checkers.Counters;

/// <summary>Reads a counter.</summary>
/// <param name="Key">The counter.</param>
public sealed record ReadCounter(string Key) : CounterInput(Key)
{
    /// <inheritdoc />
    public override string ToString() => $"read {Key}";
}
