using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>One transfer with a marker item of its own, so that its effect can be told from all others.</summary>
/// <param name="Id">The client's id; null lets the server make one, so that it cannot be repeated.</param>
/// <param name="Marker">An item that only this transfer writes.</param>
/// <param name="From">Who pays.</param>
/// <param name="To">Who is paid.</param>
/// <param name="Amount">How much.</param>
sealed record Transfer(string? Id, string Marker, string From, string To, long Amount)
{
    public TransactionBody ToTransaction() => new()
    {
        Id = Id,
        Operations =
        [
            OperationBody.Add(From, "/balance", -Amount, min: 0),
            OperationBody.Add(To, "/balance", Amount),
            OperationBody.Put(Marker, ToJson(), new ConditionBody { Exists = false }),
        ],
        TimeoutMs = 5_000,
    };

    /// <summary>What the marker holds.</summary>
    public JsonElement ToJson() => WireJson.ToElement(this);

    public static Transfer FromJson(JsonElement marker) => marker.Deserialize<Transfer>(WireJson.Options)!;
}
