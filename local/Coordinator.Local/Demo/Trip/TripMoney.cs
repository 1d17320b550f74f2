using System.Net;
using System.Text.Json;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Items;

namespace Coordinator.Local.Demo.Trip;

/// <summary>The travellers' accounts and what was paid, as the API shows it.</summary>
/// <param name="Opening">What was in all accounts at the start, in cents.</param>
/// <param name="Balances">What is in them, by traveller.</param>
/// <param name="Payments">What was paid, by trip.</param>
public sealed record TripMoney(
    long Opening, IReadOnlyDictionary<string, long> Balances, IReadOnlyDictionary<string, long> Payments)
{
    /// <summary>What each account holds at the start, in cents.</summary>
    public const long OpeningBalance = 100_000;

    const int ItemsARead = 100;
    const string Accounts = "trip-accounts/";
    const string Paid = "trip-payments/";

    /// <summary>Opens accounts, each once.</summary>
    /// <param name="client">The API.</param>
    /// <param name="api">Goes on while the API is away.</param>
    /// <param name="travellers">Whose.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CoordinatorException">The API refuses one, or one is there already.</exception>
    public static Task OpenAsync(
        CoordinatorClient client, PatientApi api, IEnumerable<string> travellers, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(api);
        return Parallel.ForEachAsync(travellers, stop, async (traveller, cancellation) =>
        {
            var value = WireJson.ToElement(new { balance = OpeningBalance });
            var opened = await api.AskAsync(
                () => client.Items.PutAsync(
                    Accounts + traveller, value, Precondition.Missing, $"open-{traveller}", cancellation),
                cancellation);
            _ = opened.Required;
        });
    }

    /// <summary>Reads it, up to 100 items as of one moment each.</summary>
    /// <exception cref="CoordinatorException">The API refuses a read.</exception>
    public static async Task<TripMoney> ReadAsync(
        CoordinatorClient client, PatientApi api, IReadOnlyCollection<TripOutcome> trips, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(trips);
        var travellers = trips.Select(trip => trip.Traveller).Distinct().ToArray();
        var accounts = travellers.Select(traveller => Accounts + traveller);
        var paid = trips.Select(trip => Paid + trip.Trip);
        var items = await api.AskAsync(() => ReadAsync(client, [.. accounts, .. paid], stop), stop);
        var balances = Numbers(items.Required, Accounts, "balance");
        var payments = Numbers(items.Required, Paid, "amount");
        return new TripMoney(OpeningBalance * travellers.Length, balances, payments);
    }

    static async Task<Reply<List<ItemBody>>> ReadAsync(
        CoordinatorClient client, string[] names, CancellationToken stop)
    {
        var found = new List<ItemBody>();
        foreach (var chunk in names.Chunk(ItemsARead))
        {
            var reply = await client.Items.ReadAsync(chunk, cancellation: stop);
            if (!reply.IsSuccess)
                return new Reply<List<ItemBody>> { Status = reply.Status, Problem = reply.Problem };
            found.AddRange(reply.Required.Items);
        }

        return new Reply<List<ItemBody>> { Status = (int)HttpStatusCode.OK, Value = found };
    }

    static Dictionary<string, long> Numbers(List<ItemBody> items, string collection, string member) =>
        items.Where(item => item.Version > 0 && item.Value is { ValueKind: JsonValueKind.Object })
            .Where(item => item.Item.StartsWith(collection, StringComparison.Ordinal))
            .ToDictionary(
                item => item.Item[collection.Length..], item => item.Value!.Value.GetProperty(member).GetInt64());
}
