using System.Text.Json.Nodes;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Functions.Cluster;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Stores;
using Shouldly;

namespace Coordinator.Functions.Tests.Cluster;

/// <summary>A scrub that is asked for while one runs, or that is quicker than the answer to who asked for it.</summary>
public sealed class ScrubFunctionsTests : IAsyncDisposable
{
    readonly FakeOrchestrations _hub = new();
    readonly SetTime _time = new();
    readonly ScrubReports _reports = new(new SimulatedRecords());

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Who_joins_a_scrub_is_told_that_nothing_is_done_yet()
    {
        var begun = await PostAsync();
        var noted = (await _reports.ReadAsync()).Report!;
        await _reports.NoteAsync(noted with { SlotsDone = 5, UpdatedAt = noted.UpdatedAt.AddSeconds(1) });
        _time.Now += TimeSpan.FromSeconds(2);

        var joined = await PostAsync();

        joined["startedAt"]!.GetValue<string>().ShouldBe(begun["startedAt"]!.GetValue<string>());
        joined["slotsDone"]!.GetValue<int>().ShouldBe(5);
        (await _reports.ReadAsync()).Report!.SlotsDone.ShouldBe(5);
    }

    /// <summary>It has started, and its host has not yet noted it.</summary>
    [Fact]
    public async Task Who_joins_a_scrub_at_once_is_told_of_the_one_before()
    {
        var old = new ScrubReport { StartedAt = _time.Now.AddDays(-1), Slots = FunctionCall.Slots, SlotsDone = 7 };
        var begun = await PostAsync();
        var reports = new ScrubReports(new SimulatedRecords());
        await reports.NoteAsync(old with { IsDone = true });

        var joined = await PostAsync(reports);

        joined["startedAt"]!.GetValue<string>().ShouldBe(begun["startedAt"]!.GetValue<string>());
        joined["slotsDone"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_scrub_that_ends_before_its_start_is_answered_goes_on_for_ever()
    {
        var now = _time.Now;
        var done = new ScrubReport
        {
            StartedAt = now,
            UpdatedAt = now.AddSeconds(1),
            Slots = FunctionCall.Slots,
            IsDone = true,
        };
        await _reports.NoteAsync(done);

        await PostAsync();

        (await _reports.ReadAsync()).Report!.IsDone.ShouldBeTrue();
    }

    Task<JsonNode> PostAsync() => PostAsync(_reports);

    async Task<JsonNode> PostAsync(ScrubReports reports)
    {
        var functions = new ScrubFunctions(reports, FunctionCall.Settings, _time);
        var (response, body) = await FunctionCall.WriteAsync(
            await functions.StartAsync(FunctionCall.Get(""), _hub));
        response.StatusCode.ShouldBe(202);
        return body;
    }

    sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
