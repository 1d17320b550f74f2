using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Checkers.Linearizability;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Items as registers, each for itself: read, written, compared and set, by value or by version (T28). What clients are
/// told must be what a register that does one thing at a time would tell. Every value is written once at most, so that
/// a version stands for a value.
/// </summary>
sealed class RegisterWorkload : IWorkload
{
    const int RegisterCount = 10;

    readonly ImmutableSortedDictionary<string, ItemName> _registers;
    readonly RecordedClients<RegisterInput, RegisterOutput> _clients;
    readonly SimWorld _world;
    int _values;

    public RegisterWorkload(SimWorld world)
    {
        _world = world;
        _clients = new(world);
        Retries = new RetriedRequests(world);
        _registers = Enumerable.Range(0, RegisterCount).ToImmutableSortedDictionary(
            Name, number => world.ItemIn(number % world.Map.SlotCount, Name(number)), StringComparer.Ordinal);
    }

    /// <summary>How writes are sent.</summary>
    public RetriedRequests Retries { get; }

    /// <summary>How a register is read.</summary>
    public Func<SimNode, ItemName, Task<ItemState?>> ReadItem { get; init; } = (node, item) => node.Read(item);

    public int TransactionCount => Retries.Count;

    public int ReadCount { get; private set; }

    public int CommittedCount => Retries.CommittedCount;

    public Task StepAsync(SimNode node, Random random)
    {
        var key = Name(random.Next(RegisterCount));
        return random.Next(10) switch
        {
            < 3 => ReadAsync(node, key),
            < 5 => WriteAsync(node, random, key),
            _ => CompareAndSetAsync(node, random, key),
        };
    }

    public void RequireKept(WorldInspection inspection)
    {
        Retries.Settle(inspection);
        var node = new SimNode(_world, "last reader");
        foreach (var key in _registers.Keys)
        {
            if (_world.Scheduler.Run(node.Host.Start(() => ReadAsync(node, key))) is null)
                throw inspection.Failure($"the end of {key} cannot be read");
        }

        if (LinearizabilityChecker.Check(new CasRegister(), RegisterBounds.Tighten(_clients.History))
            is { IsLinearizable: false } result)
            throw _clients.Failure(inspection, result.ToString());
    }

    async Task<ItemState?> ReadAsync(SimNode node, string key)
    {
        var open = _clients.Begin(node, new ReadRegister(key));
        ReadCount++;
        var state = await ReadItem(node, _registers[key]);
        if (state is null)
            open.Fail();
        else
            open.Ok(RegisterOutput.Found(Parse(state.Value)));
        return state;
    }

    Task WriteAsync(SimNode node, Random random, string key)
    {
        var value = NextValue();
        return RunAsync(node, random, new WriteRegister(key, value), Put(key, value, condition: null));
    }

    /// <summary>From what it has read, which is often old when it is asked for.</summary>
    async Task CompareAndSetAsync(SimNode node, Random random, string key)
    {
        if (await ReadAsync(node, key) is not { } state)
            return;
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(30)), node.Host.Time);
        var (expected, value) = (Parse(state.Value), NextValue());
        var condition = random.Next(2) == 0
            ? new Condition { Version = state.Version }
            : expected is null
                ? new Condition { Exists = false }
                : new Condition { Values = [new ExpectedValue(Requests.Path("/v"), $"\"{expected}\"")] };
        await RunAsync(node, random, new CompareAndSetRegister(key, expected, value), Put(key, value, condition));
    }

    async Task RunAsync(SimNode node, Random random, RegisterInput input, PutOperation put)
    {
        var open = _clients.Begin(node, input);
        var request = Requests.Of(put);
        if (!await Retries.RunAsync(node, random, request, answer => End(open, input.Key, answer)))
            _clients.Retire(node);
    }

    /// <summary>A condition that did not hold is an answer; it may tell what is there.</summary>
    void End(OpenOperation<RegisterInput, RegisterOutput> open, string key, TransactionAnswer answer)
    {
        if (answer.Outcome == CommitOutcome.Committed)
            open.Ok(RegisterOutput.Set);
        else if (answer.Cause == AbortCause.Failed && !Retries.IsSettling)
            Refuse(open, key, answer.Failures[0]);
        else
            // A refusal that is known only in the end says next to nothing: it may have been at any time.
            open.Fail();
    }

    /// <summary>
    /// What a refusal tells of the register says more than that it was refused, and is quicker to place.
    /// </summary>
    void Refuse(OpenOperation<RegisterInput, RegisterOutput> open, string key, OperationFailure failure)
    {
        if (failure.ActualVersion != 0 && failure.ActualValue is null)
        {
            open.Ok(RegisterOutput.Refused);
            return;
        }

        var actual = Parse(failure.ActualValue);
        if (actual == ((CompareAndSetRegister)open.Observed.Input).Expected)
            throw new WorldInspection(_world).Failure($"{open} was refused, and what it expected was there");
        open.Fail();
        open.AlsoTold(new ReadRegister(key), RegisterOutput.Found(actual));
    }

    PutOperation Put(string key, string value, Condition? condition) =>
        new(_registers[key], $"{{\"v\":\"{value}\"}}", condition);

    string NextValue() => string.Create(CultureInfo.InvariantCulture, $"v{_values++}");

    static string? Parse(string? value) => value is null ? null : (string?)JsonNode.Parse(value)!["v"];

    static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"register {number}");
}
