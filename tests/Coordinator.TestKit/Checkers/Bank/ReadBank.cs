namespace Coordinator.TestKit.Checkers.Bank;

/// <summary>Reads all accounts at one moment.</summary>
public sealed record ReadBank : BankInput
{
    /// <inheritdoc />
    public override string ToString() => "read";
}
