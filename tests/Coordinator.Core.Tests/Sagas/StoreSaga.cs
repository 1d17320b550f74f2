using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Sagas;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>
/// A saga over the real commit protocol: moves 10 from one item to another in a transaction, undoes it by another one.
/// Each attempt of a transaction runs on a host of its own, as activities do.
/// </summary>
sealed class StoreSaga : ISagaEffects
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    readonly SimHost _host;
    readonly ItemName _from;
    readonly ItemName _to;
    int _hosts;

    public StoreSaga(int replicas, int seed = 1)
    {
        World = new SimWorld(new WorldOptions { Replicas = replicas, Seed = seed });
        _host = World.NewHost("saga");
        (_from, _to) = (World.ItemIn(1), World.ItemIn(2));
        World.Scheduler.Run(new SimNode(World, "founder").Run(Requests.Put(100, _from, _to)));
        World.Scheduler.RunUntilIdle();
    }

    public SimWorld World { get; }

    /// <summary>
    /// What becomes of an attempt of a transaction: gets its key and its host; false leaves the saga without answer.
    /// </summary>
    public Func<string, SimNode, bool> IsHeard { get; init; } = (_, _) => true;

    /// <summary>Attempts that wait to be run late; their answers go nowhere.</summary>
    public List<Func<Task<TransactionAnswer>>> Late { get; } = [];

    /// <summary>Whether attempts of actions do not run until <see cref="Late"/> is asked to.</summary>
    public bool IsLate { get; init; }

    public DateTimeOffset Now => World.Scheduler.Now;

    /// <summary>Both balances, once everything is at rest.</summary>
    public (long From, long To) Balances()
    {
        var inspection = World.Settle();
        return (Balance(inspection.Item(_from)!.Value!), Balance(inspection.Item(_to)!.Value!));
    }

    /// <summary>Runs the saga; whether it fails after the payment.</summary>
    public SagaStatus Run(bool isFailing)
    {
        var undo = $$$"""{"transaction":{{{Transfer(10)}}}}""";
        var pay = $$$"""{"name":"pay","transaction":{{{Transfer(-10)}}},"compensate":{{{undo}}}}""";
        var steps = isFailing ? SagaTexts.Of(pay, SagaTexts.Http("never")) : SagaTexts.Of(pay);
        var run = new SagaRun(new SagaStart("s-1", "test", 1, "{}"), DefinitionReader.Load(steps), this);
        return World.Scheduler.Run(_host.Start(run.RunAsync));
    }

    public double NextFraction() => _host.Ids.NextFraction();

    public Task<StepAnswer> CallAsync(HttpCall call) =>
        Task.FromResult(HttpAnswerPolicy.Judge(call, SimParticipants.Reply(409)));

    public async Task<StepAnswer> TransactAsync(TransactionCall call)
    {
        var node = NextNode();
        var request = new TransactionRequest
        {
            Id = new TransactionId(call.Key),
            Operations = [.. Parse(call.Operations)],
            PayloadHash = call.Operations,
            Timeout = TimeSpan.FromSeconds(5),
        };
        if (IsLate && call.Key.EndsWith("/action", StringComparison.Ordinal))
        {
            Late.Add(() => node.Run(request));
            return StepAnswer.Lost;
        }

        var isHeard = IsHeard(call.Key, node);
        var answer = node.Run(request);
        var timeout = Task.Delay(Patience, _host.Time);
        return await Task.WhenAny(answer, timeout) == answer && isHeard
            ? TransactionAnswerPolicy.Judge(await answer, "{}") : StepAnswer.Lost;
    }

    public Task<StepAnswer> PublishAsync(PublishCall call) =>
        throw new NotSupportedException("nothing is published here");

    public async Task<CloseAnswer> CloseAsync(string key) =>
        TransactionAnswerPolicy.Judge(await NextNode().Abort(new TransactionId(key)), "{}");

    public async Task<bool> DelayAsync(TimeSpan delay, CancellationToken stop)
    {
        await Task.Delay(delay, _host.Time, CancellationToken.None);
        return true;
    }

    public Task<SagaSignal> NextSignalAsync() => new TaskCompletionSource<SagaSignal>().Task;

    public Task ShowAsync(SagaStatus status) => Task.CompletedTask;

    SimNode NextNode() => new(World, string.Create(CultureInfo.InvariantCulture, $"activity {_hosts++}"));

    string Transfer(long amount) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"operations":[{{Add(_from, amount)}},{{Add(_to, -amount)}}]}""");

    static string Add(ItemName item, long by) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"op":"add","item":"{{item}}","path":"/n","by":{{by}}}""");

    static IEnumerable<Operation> Parse(string operations)
    {
        using var json = JsonDocument.Parse(operations);
        foreach (var operation in json.RootElement.EnumerateArray().ToList())
        {
            var isItem = ItemName.TryParse(operation.GetProperty("item").GetString()!, out var item, out _);
            Assert.True(isItem);
            yield return new AddOperation(
                item, Requests.Path(operation.GetProperty("path").GetString()!),
                operation.GetProperty("by").GetDecimal());
        }
    }

    static long Balance(string value)
    {
        using var json = JsonDocument.Parse(value);
        return json.RootElement.GetProperty("n").GetInt64();
    }
}
