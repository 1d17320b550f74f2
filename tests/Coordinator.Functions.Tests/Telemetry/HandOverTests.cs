using Coordinator.Core.Durable;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Orchestrations;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Telemetry.Runs;
using Coordinator.Functions.Tests.Histories;
using Coordinator.Local.Runtime.Durable.Execution;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.TestKit.Telemetry;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Telemetry;

/// <summary>A transaction in an orchestration whose steps several hosts make, one after the other.</summary>
public sealed class HandOverTests : IDisposable
{
    static readonly string[] Spans =
    [
        "transaction", "transaction.read", "transaction.evaluate", "transaction.prepare", "transaction.finish",
    ];

    readonly SpanRecorder _spans = new();
    readonly RecordedHistory _history;

    public HandOverTests()
    {
        var recorded = HistoryFiles.Read(HistoryFiles.All.First(
            name => name.EndsWith("/transaction-committed", StringComparison.Ordinal)));
        var json = JsonDataConverter.Default;
        var order = json.Deserialize<Recorded<CommitOrder>>(recorded.Instance.Input)!.Value;
        var traced = json.Serialize(new Recorded<CommitOrder>(order with { Trace = _spans.Caller }));
        _history = recorded with { Instance = recorded.Instance with { Input = traced } };
    }

    public void Dispose() => _spans.Dispose();

    [Fact]
    public void A_replay_tells_again_what_was_told_before()
    {
        using var host = new Host();
        foreach (var (past, step) in _history.Steps())
            host.Make(_history, past, step);
        _spans.Names.ShouldBe(Spans);
        var root = _spans.Ended.Single(span => span.OperationName == "transaction");
        root.ParentSpanId.ToHexString().ShouldBe(_spans.CallerId);
        _spans.Ended.Where(span => span != root).Select(span => span.ParentSpanId.ToHexString()).Distinct()
            .ShouldBe([root.SpanId.ToHexString(), _spans.CallerId], ignoreOrder: true);
        var run = host.Feed.Read(0, 10).Ended.ShouldHaveSingleItem();
        (run.Status, run.Plan, run.TraceId).ShouldBe(("committed", "orchestrated", _spans.TraceId));
        run.Phases.Select(phase => phase.Name).ShouldBe(["read", "evaluate", "prepare", "finish"]);
        run.StartedAt.ShouldBeLessThan(TimeProvider.System.GetUtcNow().AddHours(-1), "it has the history's times");
    }

    [Fact]
    public void The_host_that_goes_on_leaves_the_trace_of_the_caller()
    {
        // Each step on a host of its own: what they tell together is what one would have told.
        foreach (var (past, step) in _history.Steps())
        {
            using var host = new Host();
            host.Make(_history, past, step);
        }

        _spans.Names.ShouldBe(Spans);
    }

    /// <summary>A host that makes steps of orchestrations.</summary>
    sealed class Host : IDisposable
    {
        readonly ServiceProvider _services;

        public Host()
        {
            _services = new ServiceCollection().AddMetrics().AddLogging().AddSingleton(TimeProvider.System)
                .AddSingleton<Core.IIdSource, RandomIdSource>().AddTelemetry().BuildServiceProvider();
            Feed = _services.GetRequiredService<RunFeed>();
        }

        public RunFeed Feed { get; }

        public void Make(
            RecordedHistory history, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> step)
        {
            var tasks = new DurableTaskRegistry();
            OrchestrationTasks.AddTo(tasks);
            var came = step.Where(one => one is not (ScheduledEvent or TimerCancelled or ExecutionCompleted)).ToList();
            new OrchestrationExecutor(JsonDataConverter.Default, NullLoggerFactory.Instance).Execute(
                new StepInput(
                    history.Instance.Id, history.Instance.Name, history.Instance.Version, DefaultVersion: "",
                    history.Instance.Input, Parent: null, past, came),
                tasks.Orchestrators[history.Instance.Name](_services));
        }

        public void Dispose() => _services.Dispose();
    }
}
