using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>
/// Clients append to lists and read them in every way that the API has; what they are told must be strictly
/// serializable (T20, T22).
/// </summary>
sealed class ListsOverHttp(SystemWorld world) : IClientWorkload
{
    const int KeyCount = 8;
    const int OperationsMax = 4;

    readonly ListClients _clients = new(world.Base, KeyCount);
    long _appends;
    int _ids;

    ListReader Reads => new(_clients);

    /// <inheritdoc />
    public Task PrepareAsync(SystemClient client) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StepAsync(SystemClient client) => client.Random.Next(20) switch
    {
        < 12 => TransactAsync(client, [.. AnyOperations(client.Random)]),
        < 14 => TransactAsync(client, [.. AnyKeys(client.Random).Select(key => new ReadList(key))]),
        < 17 => Reads.SnapshotAsync(client, [.. AnyKeys(client.Random)]),
        _ => Reads.ReadAsync(client, _clients.AnyKey(client.Random)),
    };

    /// <inheritdoc />
    public Task<bool> HasEndedAsync(SystemClient client) => Task.FromResult(true);

    /// <inheritdoc />
    public async Task RequireKeptAsync(SystemClient client)
    {
        string[] keys = [.. _clients.Items.Keys.Order(StringComparer.Ordinal)];
        if (await Reads.SnapshotAsync(client, keys) is null)
            throw world.Failure("the end of the lists cannot be read");
        foreach (var key in keys)
            await Reads.ReadAsync(client, key);
        var result = _clients.Check();
        if (!result.IsValid)
            throw world.Failure($"{result}\n\n{_clients}");
    }

    async Task TransactAsync(SystemClient client, ImmutableArray<MicroOperation> asked)
    {
        string[] appended = [.. asked.OfType<AppendValue>().Select(append => append.Key).Distinct()];
        if (await Reads.LookAsync(client, appended) is not { } bases)
            return;
        var transaction = new ListTransaction(asked, _clients.Items, bases);
        var id = client.Random.Next(3) == 0 ? null : AnyId(client.Random);
        var open = _clients.Begin(client, asked);
        var end = await new TransactionCaller(client).RunAsync(
            string.Join(',', transaction.Request.Operations.Select(Json)), id);
        switch (end.Outcome)
        {
            case CommitOutcome.Committed:
                open.Ok(transaction.Done(ResultsOf(end.Body)));
                break;
            case CommitOutcome.Aborted:
                open.Refuse(transaction.Told(FailuresOf(end.Body)));
                break;
            default:
                open.Info();
                _clients.Retire(client);
                break;
        }
    }

    static string Json(Operation operation) => operation switch
    {
        PutOperation put => string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            {"op":"put","item":"{{{put.Item}}}","value":{{{put.Value}}},"return":true,
             "if":{"version":{{{put.If!.Version}}}}}
            """),
        ReadOperation read => $$"""{"op":"read","item":"{{read.Item}}"}""",
        _ => throw new ArgumentException("Lists are read and put.", nameof(operation)),
    };

    static ImmutableArray<OperationResult> ResultsOf(JsonElement body) =>
    [
        .. body.GetProperty("results").EnumerateArray().Select(result => new OperationResult
        {
            Version = result.GetProperty("version").GetInt64(),
            Value = Value(result),
        }),
    ];

    static ImmutableArray<OperationFailure> FailuresOf(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("operations", out var operations))
            return [];
        return
        [
            .. from failure in operations.EnumerateArray()
               where failure.GetProperty("reason").GetString() == "conditionFailed"
               let actual = failure.GetProperty("actual")
               select new OperationFailure
               {
                   Index = failure.GetProperty("index").GetInt32(),
                   Item = ItemOf(failure.GetProperty("item").GetString()!),
                   Reason = FailureReason.ConditionFailed,
                   ActualVersion = actual.GetProperty("version").GetInt64(),
                   ActualValue = Value(actual),
               },
        ];
    }

    static string? Value(JsonElement state) =>
        state.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object
            ? value.GetRawText()
            : null;

    static ItemName ItemOf(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new ItemName(text[..slash], text[(slash + 1)..]);
    }

    string AnyId(Random random) => world.Base.IdIn(
        random.Next(world.Base.Map.SlotCount), string.Create(CultureInfo.InvariantCulture, $"t{_ids++}")).Value;

    List<MicroOperation> AnyOperations(Random random)
    {
        var operations = Enumerable.Range(0, random.Next(1, OperationsMax + 1))
            .Select(MicroOperation (_) => random.Next(2) == 0 ? Append(random) : new ReadList(_clients.AnyKey(random)))
            .ToList();
        return operations.Exists(operation => operation is AppendValue) ? operations : [Append(random)];
    }

    AppendValue Append(Random random) => new(_clients.AnyKey(random), ++_appends);

    IEnumerable<string> AnyKeys(Random random) =>
        Enumerable.Range(0, random.Next(1, OperationsMax + 1)).Select(_ => _clients.AnyKey(random)).Distinct();
}
