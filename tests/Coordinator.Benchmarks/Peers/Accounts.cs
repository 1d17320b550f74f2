using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;

namespace Coordinator.Benchmarks.Peers;

/// <summary>The accounts of a deployment: the same number in each slot.</summary>
sealed class Accounts
{
    const string Collection = "accounts";
    const int Balance = 1000;

    static readonly JsonPath Path = JsonPath.TryParse("/balance", out var path, out var error)
        ? path
        : throw new InvalidOperationException(error);

    Accounts(ImmutableArray<ImmutableArray<ItemName>> bySlot) => BySlot = bySlot;

    /// <summary>By slot, the same number in each.</summary>
    public ImmutableArray<ImmutableArray<ItemName>> BySlot { get; }

    /// <summary>All, one slot after the other.</summary>
    public IEnumerable<ItemName> All => BySlot.SelectMany(slot => slot);

    /// <summary>The value of an account in the beginning, with a note of the usual length of a small row.</summary>
    public static string OpeningValue { get; } = string.Create(CultureInfo.InvariantCulture,
        $$"""{"balance":{{Balance}},"owner":"somebody","note":"some text of the usual length of a small row"}""");

    /// <summary>The money in so many accounts in the beginning.</summary>
    public static long OpeningTotal(int accounts) => (long)accounts * Balance;

    /// <summary>Names so many accounts in each slot.</summary>
    public static Accounts Name(SlotLayout layout, int slots, int inEach)
    {
        var found = Enumerable.Range(0, slots).Select(_ => new List<ItemName>()).ToList();
        var missing = slots * inEach;
        for (var tag = 0; missing > 0; tag++)
        {
            // Keys with one tag share a slot, so one hash finds a slot for all of its accounts.
            var first = Of(tag, 0);
            var slot = found[SlotHash.Of(first, layout).Value];
            for (var number = 0; slot.Count < inEach; number++, missing--)
                slot.Add(Of(tag, number));
        }

        return new Accounts([.. found.Select(slot => slot.ToImmutableArray())]);
    }

    /// <summary>The operation that makes a change.</summary>
    public static AddOperation Operation(Increment increment) => new(increment.Item, Path, increment.By);

    /// <summary>The value after a change.</summary>
    public static string Changed(ItemRow row, Increment increment)
    {
        var clean = row with { Intent = null };
        var evaluation = Evaluator.Evaluate(
            [Operation(increment)], new Dictionary<ItemName, ItemRow> { [increment.Item] = clean });
        return evaluation.Items[0].Value!;
    }

    /// <summary>The balance in a row.</summary>
    public static long BalanceOf(ItemRow row) => (long)JsonNode.Parse(row.Value!)!["balance"]!;

    static ItemName Of(int tag, int number) =>
        new(Collection, string.Create(CultureInfo.InvariantCulture, $"{{{tag}}}{number}"));
}
