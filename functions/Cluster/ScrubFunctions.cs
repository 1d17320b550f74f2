using System.Text.Json;
using Coordinator.Contracts.Cluster;
using Coordinator.Core.Durable;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Orchestrations;
using Coordinator.Functions.Orchestrations.Shards;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Cluster;

/// <summary>Compares replicas and repairs them.</summary>
public sealed class ScrubFunctions(ScrubReports reports, CoordinatorSettings settings, TimeProvider time)
{
    const string Route = "cluster/scrub";

    /// <summary>Starts a scrub of all slots, or joins the one that runs.</summary>
    [Function("StartScrub")]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        var now = time.GetUtcNow();
        var report = new ScrubReport { StartedAt = now, UpdatedAt = now, Slots = settings.Slots };
        var order = new ScrubOrder(report, [.. Enumerable.Range(0, settings.Slots)], [], Round: 0);
        var running = await client.StartOrJoinAsync(
            nameof(ScrubReplicas), InstanceIds.Scrub, new Recorded<ScrubOrder>(order), OrchestrationStart.Active);
        if (running is not null)
            return Accepted(await JoinedAsync(running));
        // Else the report of the last one would be taken for this one's. What the scrub itself noted meanwhile stays.
        return await reports.NoteAsync(report) ? Accepted(report) : WireResult.Of(ProblemOf.Unavailable);
    }

    /// <summary>The report of the last scrub.</summary>
    [Function("GetScrub")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = Route)] HttpRequest request) =>
        await reports.ReadAsync() switch
        {
            (false, _) => WireResult.Of(ProblemOf.Unavailable),
            (_, null) => WireResult.Of(ProblemOf.NotFound("There was no scrub yet; POST starts one.")),
            (_, { } report) => WireResult.Json(Body(report)),
        };

    /// <summary>How far the scrub that runs is: as it noted, or else as it began its present history.</summary>
    async Task<ScrubReport> JoinedAsync(OrchestrationMetadata running)
    {
        var begun = running.ReadInputAs<Recorded<ScrubOrder>>()!.Value.Report;
        var (_, noted) = await reports.ReadAsync();
        return noted?.StartedAt == begun.StartedAt ? noted : begun;
    }

    static WireResult Accepted(ScrubReport report) =>
        WireResult.Json(Body(report), 202).With("Location", $"/api/{Route}");

    static ScrubBody Body(ScrubReport report) => new()
    {
        State = report.IsDone ? ScrubStates.Done : ScrubStates.Running,
        StartedAt = report.StartedAt,
        UpdatedAt = report.UpdatedAt,
        Slots = report.Slots,
        SlotsDone = report.SlotsDone,
        Incomplete = report.Incomplete,
        RowsCompared = report.RowsCompared,
        Differences = report.Differences,
        Repaired = report.Repaired,
        Left = [.. report.Left.Select(Body)],
    };

    static ScrubFindingBody Body(ScrubFinding finding) => new()
    {
        Replica = finding.Replica,
        Row = finding.Row,
        Reason = JsonNamingPolicy.CamelCase.ConvertName(finding.Reason.ToString()),
    };
}
