using System.Globalization;

namespace Coordinator.TestKit.Checkers.Bank;

/// <summary>Moves money between two accounts.</summary>
/// <param name="From">Who pays.</param>
/// <param name="To">Who is paid.</param>
/// <param name="Amount">How much.</param>
public sealed record TransferMoney(string From, string To, long Amount) : BankInput
{
    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"transfer {Amount} from {From} to {To}");
}
