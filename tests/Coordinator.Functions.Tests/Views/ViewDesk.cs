using System.Text;
using System.Text.Json.Nodes;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Reading;
using Coordinator.Functions.Tenants;
using Coordinator.Functions.Tests.Support;
using Coordinator.Functions.Views;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Functions.Tests.Views;

/// <summary>
/// The functions of views over logs and records in memory, in virtual time. Builds are noted, not run.
/// </summary>
sealed class ViewDesk : IViewBuilds, IDisposable
{
    readonly SimHost _host;
    readonly StoppingHost _stopping = new();
    readonly FakeOrchestrations _client = new();
    readonly SimulatedRecords _records = new();
    readonly LiveViews _views;
    readonly ViewReader _reader;
    readonly ViewFunctions _rows;
    readonly ViewDefinitionFunctions _definitions;
    readonly ViewRebuildFunctions _rebuilds;
    long _now = 1_000;

    public ViewDesk(params IProjection[] code)
    {
        _host = new SimHost(Scheduler, "host");
        var options = new ViewOptions();
        Catalog = new ViewCatalog(_records, _host.Time, options);
        Projections = new CodeProjections(code);
        _views = new LiveViews(Catalog, Projections, _host.Time, options);
        _reader = new ViewReader(Log, _records, _host.Time, options, FunctionCall.Slots);
        var freshness = new ViewFreshness(_views, _reader, SequencesAsync, new LogSignals(_host.Time), _host.Time);
        _rows = new ViewFunctions(
            new FreshViews(_views, _reader, freshness), _reader, new HlcClock(_host.Time), FunctionCall.Settings,
            _stopping);
        _definitions = new ViewDefinitionFunctions(
            Catalog, _views, _reader, this, new TenantPrefixes(FunctionCall.Settings));
        _rebuilds = new ViewRebuildFunctions(Catalog, _reader, this);
    }

    public SimScheduler Scheduler { get; } = new(seed: 1, isShuffled: false);

    public ScriptedLog Log { get; } = new();

    public ViewCatalog Catalog { get; }

    public CodeProjections Projections { get; }

    /// <summary>The builds that were started: view and generation.</summary>
    public List<(string View, int Generation)> Builds { get; } = [];

    public Task StartAsync(DurableTaskClient client, ViewInfo view)
    {
        client.ShouldBeSameAs(_client);
        Builds.Add((view.Name, view.Building!.Number));
        return Task.CompletedTask;
    }

    public void Dispose() => _stopping.Dispose();

    public void StopHost() => _stopping.StopApplication();

    /// <summary>A change of an item of <c>orders</c>.</summary>
    public LogEvent Change(int slot, string key, string? value) => Log.Append(
        slot, new Hlc(_now++ << Hlc.CounterBits),
        new ItemChange(new ItemName("orders", key), 1 + Log.CountOf(slot), value));

    /// <summary>A view's readable generation applies all logs.</summary>
    public void Follow(string name) => Run(async () =>
    {
        var view = await Catalog.FindAsync(name);
        var generation = Projections.Find(name, view!.Readable!)!;
        foreach (var slot in Log.Slots)
            (await new Projector(Log, _records).FollowAsync(generation, slot)).State.ShouldBe(FollowState.CaughtUp);
    });

    public void Run(Func<Task> work) => Scheduler.Run(_host.Start(work));

    public Task<JsonNode> DefineAsync(string name, string definition) => OkAsync(PutAsync(name, definition));

    public Task<IResult> PutAsync(string name, string body)
    {
        var request = FunctionCall.New();
        request.Method = "PUT";
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        // Bodies come by pipes of the thread pool, so the caller awaits this one in real time.
        return _definitions.PutAsync(request, name, _client);
    }

    public IResult Definition(string name) => Call(() => _definitions.GetAsync(FunctionCall.Get(""), name));

    public IResult Delete(string name) => Call(() => _definitions.DeleteAsync(FunctionCall.Get(""), name));

    public IResult Definitions(string query = "") => Call(() => _definitions.ListAsync(FunctionCall.Get(query)));

    public IResult Rebuild(string name) =>
        Call(() => _rebuilds.RebuildAsync(FunctionCall.Get(""), name, _client));

    public IResult Replay(string name) =>
        Call(() => _rebuilds.ReplayAsync(FunctionCall.Get(""), name, _client));

    public IResult DeadLetters(string name, string query = "") =>
        Call(() => _rebuilds.ListAsync(FunctionCall.Get(query), name));

    public IResult Rows(string name, string query = "") =>
        Call(() => _rows.ListAsync(FunctionCall.Get(query), name));

    public IResult Row(string name, string key, string query = "") => Scheduler.Run(StartRow(name, key, query));

    public Task<IResult> StartRow(string name, string key, string query) =>
        _host.Start(() => _rows.GetAsync(FunctionCall.Get(query), name, key));

    public static Task<JsonNode> OkAsync(IResult answer, int status = 200) => OkAsync(Task.FromResult(answer), status);

    public static async Task<JsonNode> OkAsync(Task<IResult> answer, int status = 200)
    {
        var (response, body) = await FunctionCall.WriteAsync(await answer);
        response.StatusCode.ShouldBe(status, body.ToJsonString());
        return body;
    }

    IResult Call(Func<Task<IResult>> call) => Scheduler.Run(_host.Start(call));

    Task<IReadOnlyDictionary<SlotId, long?>> SequencesAsync(IReadOnlyCollection<SlotId> slots, Hlc time) =>
        Task.FromResult<IReadOnlyDictionary<SlotId, long?>>(
            slots.ToDictionary(slot => slot, slot => (long?)Log.CountOf(slot.Value)));
}
