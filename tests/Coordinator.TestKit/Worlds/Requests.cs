using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;

namespace Coordinator.TestKit.Worlds;

/// <summary>Transactions for simulations.</summary>
public static class Requests
{
    public static TransactionRequest Of(params Operation[] operations) => new()
    {
        Operations = [.. operations],
        PayloadHash = string.Join('|', operations.Select(operation => operation.ToString())),
        Timeout = TimeSpan.Zero,
    };

    /// <summary>
    /// Sets a property of its own in each item, so that it can be told whether it happened in all, in none, or in
    /// some.
    /// </summary>
    public static TransactionRequest Mark(string mark, params IEnumerable<ItemName> items) =>
        Of([.. items.Select(item => new MergeOperation(item, $"{{\"{mark}\":1}}"))]);

    /// <summary>Sets <c>n</c> of each item.</summary>
    public static TransactionRequest Put(long n, params IEnumerable<ItemName> items) =>
        Of([.. items.Select(item => new PutOperation(item, Number(n)))]);

    /// <summary>
    /// Moves an amount from the <c>n</c> of one item to that of another, unless the first would become negative.
    /// </summary>
    public static TransactionRequest Transfer(ItemName from, ItemName to, long amount) => Of(
        new AddOperation(from, Path("/n"), -amount, Min: 0),
        new AddOperation(to, Path("/n"), amount));

    /// <summary>The JSON text of an item with <c>n</c>.</summary>
    public static string Number(long n) => string.Create(CultureInfo.InvariantCulture, $"{{\"n\":{n}}}");

    public static JsonPath Path(string text) =>
        JsonPath.TryParse(text, out var path, out var error) ? path : throw new ArgumentException(error, nameof(text));
}
