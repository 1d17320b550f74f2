namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>What a client was told, or that it was told nothing.</summary>
/// <param name="IsKnown">Whether there was an answer.</param>
/// <param name="Value">The answer.</param>
/// <typeparam name="TOutput">What is answered.</typeparam>
public readonly record struct Answer<TOutput>(bool IsKnown, TOutput? Value)
{
    /// <summary>Whether this may have been the answer; without one, everything may have been.</summary>
    public bool Allows(TOutput output) =>
        !IsKnown || EqualityComparer<TOutput>.Default.Equals(Value, output);
}
