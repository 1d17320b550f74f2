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

    /// <summary>Opens accounts.</summary>
    /// <exception cref="CoordinatorException">The API refuses one, or one is there already.</exception>
    public static Task OpenAsync(CoordinatorClient client, IEnumerable<string> travellers, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(client);
        return Parallel.ForEachAsync(travellers, stop, async (traveller, cancellation) =>
        {
            var value = WireJson.ToElement(new { balance = OpeningBalance });
            _ = (await client.PutItemAsync(
                Accounts + traveller, value, Precondition.Missing, cancellation: cancellation)).Required;
        });
    }

    /// <summary>Reads it, up to 100 items as of one moment each.</summary>
    /// <exception cref="CoordinatorException">The API refuses a read.</exception>
    public static async Task<TripMoney> ReadAsync(
        CoordinatorClient client, IReadOnlyCollection<TripOutcome> trips, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(trips);
        var travellers = trips.Select(trip => trip.Traveller).Distinct().ToArray();
        var balances = await ReadAsync(client, Accounts, "balance", travellers, stop);
        var payments = await ReadAsync(client, Paid, "amount", trips.Select(trip => trip.Trip), stop);
        return new TripMoney(OpeningBalance * travellers.Length, balances, payments);
    }

    static async Task<IReadOnlyDictionary<string, long>> ReadAsync(
        CoordinatorClient client, string collection, string member, IEnumerable<string> keys, CancellationToken stop)
    {
        var found = new List<ItemBody>();
        foreach (var chunk in keys.Select(key => collection + key).Chunk(ItemsARead))
            found.AddRange((await client.ReadAsync(chunk, stop)).Required.Items);
        return found.Where(item => item.Version > 0 && item.Value is { ValueKind: JsonValueKind.Object })
            .ToDictionary(
                item => item.Item[collection.Length..], item => item.Value!.Value.GetProperty(member).GetInt64());
    }
}
