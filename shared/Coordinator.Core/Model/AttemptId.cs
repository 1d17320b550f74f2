using System.Globalization;

namespace Coordinator.Core.Model;

/// <summary>
/// One try to commit a transaction, by one run of one coordinator. The nonce keeps two coordinators that run the same
/// id apart: without it their votes could add up to a mix of two computations (counterexample CE8, condition A7).
/// </summary>
/// <param name="Transaction">The transaction.</param>
/// <param name="Number">1, 2, 3 …; a try lost to a conflict is followed by the next number.</param>
/// <param name="Nonce">Random text of this coordinator run.</param>
public readonly record struct AttemptId(TransactionId Transaction, int Number, string Nonce)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}#{Number}.{Nonce}");
}
