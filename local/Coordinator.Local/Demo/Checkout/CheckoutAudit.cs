using System.Globalization;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>
/// The invariants of <c>samples/checkout/README.md</c>, checked on what the API shows and what it answered.
/// </summary>
/// <param name="sample">The input.</param>
/// <param name="state">What the API shows after the run.</param>
/// <param name="answers">What it answered.</param>
public sealed class CheckoutAudit(
    CheckoutSample sample, CheckoutState state, IReadOnlyCollection<OrderAnswer> answers)
{
    /// <summary>All of them, each with its numbers.</summary>
    public IReadOnlyList<Finding> Check() =>
        [Money(), Goods(), NothingNegative(), Decided(), Whole(), RepeatsChangeNothing(), OneBodyAnId()];

    Finding Money()
    {
        var balances = state.Balances.Values.Sum();
        var paid = state.Paid.Values.Sum(order => order.Total);
        return new Finding(
            "Money is constant", balances + paid == sample.Sums.Money,
            Text($"{balances} in balances + {paid} in paid orders = {balances + paid} of {sample.Sums.Money} cents"));
    }

    Finding Goods()
    {
        var sold = state.Paid.Values.SelectMany(order => order.Lines)
            .GroupBy(line => line.Sku).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Quantity));
        var wrong = sample.Stock
            .Where(p => state.Available[p.Sku] + sold.GetValueOrDefault(p.Sku) != p.Available)
            .Select(p => p.Sku).ToArray();
        var left = state.Available.Values.Sum();
        var sum = left + sold.Values.Sum();
        return new Finding(
            "Goods are constant, each", wrong.Length == 0 && sum == sample.Sums.Units,
            Text($"{left} left + {sum - left} sold = {sum} of {sample.Sums.Units}") + List(wrong));
    }

    Finding NothingNegative()
    {
        var negative = state.Balances.Concat(state.Available).Where(e => e.Value < 0).Select(e => e.Key).ToArray();
        return new Finding(
            "No balance and no stock is negative", negative.Length == 0,
            Text($"{negative.Length} below zero") + List(negative));
    }

    Finding Decided()
    {
        var open = answers.Where(a => a.Verdict is Verdict.Unknown).ToArray();
        return new Finding(
            "Every request was decided", open.Length == 0 && answers.Count == sample.Orders.Count,
            Text($"{answers.Count} answers, {open.Length} of them open")
            + List([.. open.Select(a => $"{a.Order.Id} {a.Problem}")]));
    }

    Finding Whole()
    {
        var wrong = answers.Where(a => a.Verdict != Verdict.Unknown && IsUntrue(a))
            .Select(a => a.Order.Id).Distinct().ToArray();
        return new Finding(
            "Committed orders are there, aborted ones are not", wrong.Length == 0,
            Text($"{state.Paid.Count} orders are paid") + List(wrong));
    }

    bool IsUntrue(OrderAnswer answer)
    {
        var row = state.Paid.GetValueOrDefault(CheckoutItems.Of(answer.Order));
        return answer.Verdict switch
        {
            Verdict.Paid => row is null || !row.HasSameBodyAs(answer.Order),
            Verdict.PlacedBefore => row is null,
            Verdict.IdUsedOtherwise => row is not null && row.HasSameBodyAs(answer.Order),
            _ => row is not null && row.HasSameBodyAs(answer.Order),
        };
    }

    Finding RepeatsChangeNothing()
    {
        var groups = answers.GroupBy(a => a.Order.Id).ToArray();
        var wrong = groups.Where(g => g.Select(a => a.CommitTime).Where(t => t is not null).Distinct().Count() > 1)
            .Select(g => g.Key).ToArray();
        return new Finding(
            "Repeats are told the first commit time", wrong.Length == 0,
            Text($"{answers.Count - groups.Length} repeated ids") + List(wrong));
    }

    Finding OneBodyAnId()
    {
        var others = answers.Where(a => a.Verdict == Verdict.IdUsedOtherwise).ToArray();
        var wrong = answers.GroupBy(a => a.Order.Id).Where(HasTwoBodiesAccepted).Select(g => g.Key).ToArray();
        return new Finding(
            "An id stands for one body", wrong.Length == 0 && others.Length >= sample.Sums.Mismatches,
            Text($"{others.Length} requests with another body were refused with 422") + List(wrong));
    }

    static bool HasTwoBodiesAccepted(IEnumerable<OrderAnswer> sameId)
    {
        var accepted = sameId.Where(a => a.Verdict is not (Verdict.IdUsedOtherwise or Verdict.Unknown)).ToArray();
        return accepted.Any(a => !a.Order.HasSameBodyAs(accepted[0].Order));
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static string List(string[] names) => names.Length == 0 ? "" : $": {string.Join(", ", names.Take(5))}";
}
