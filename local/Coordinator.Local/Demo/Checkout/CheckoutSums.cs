namespace Coordinator.Local.Demo.Checkout;

/// <summary>What the sample promises about itself: <c>invariants.json</c>.</summary>
/// <param name="Requests">Lines of <c>orders.jsonl</c>.</param>
/// <param name="Orders">Different ids among them.</param>
/// <param name="Repeats">Requests that are the same as an earlier one.</param>
/// <param name="Mismatches">Requests that use an earlier id for something else.</param>
/// <param name="NeverEnoughMoney">Orders over the balance that their customer starts with.</param>
/// <param name="NeverEnoughStock">Orders over the stock at the start.</param>
/// <param name="Money">All balances at the start, in cents.</param>
/// <param name="Units">All goods at the start.</param>
public sealed record CheckoutSums(
    int Requests,
    int Orders,
    int Repeats,
    int Mismatches,
    int NeverEnoughMoney,
    int NeverEnoughStock,
    long Money,
    long Units);
