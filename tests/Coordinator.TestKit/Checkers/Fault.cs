namespace Coordinator.TestKit.Checkers;

/// <summary>Something that a history shows and must not.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Explanation">Why it is one, with what shows it.</param>
public sealed record Fault(string Name, string Explanation)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name}: {Explanation}";
}
