namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>A place in an order that was tried.</summary>
/// <param name="Number">The operation's number in the history.</param>
/// <param name="Text">The operation.</param>
/// <param name="StateAfter">What the object holds after it.</param>
public sealed record PlacedOperation(int Number, string Text, string StateAfter)
{
    /// <inheritdoc />
    public override string ToString() => $"{Text}  => {StateAfter}";
}
