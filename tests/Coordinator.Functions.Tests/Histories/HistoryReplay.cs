using System.Text;
using Coordinator.Functions.Orchestrations;
using Coordinator.Local.Runtime.Durable.Execution;
using Coordinator.Local.Runtime.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Functions.Tests.Histories;

/// <summary>
/// Takes the orchestrators of today through a history, step by step, as the engine did when it came about.
/// </summary>
static class HistoryReplay
{
    /// <summary>Where they do something else than the history says; null when they do the same to the end.</summary>
    public static string? Difference(RecordedHistory recorded)
    {
        var number = 0;
        foreach (var (past, step) in recorded.Steps())
        {
            var outcome = Execute(recorded.Instance, past, [.. step.Where(happened => !IsDone(happened))]);
            if (Difference(recorded.Instance, step, outcome) is { } difference)
                return $"step {number}: {difference}";
            number++;
        }

        return null;
    }

    static StepOutcome Execute(
        RecordedInstance instance, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> fresh)
    {
        var tasks = new DurableTaskRegistry();
        OrchestrationTasks.AddTo(tasks);
        using var services = new ServiceCollection().BuildServiceProvider();
        return new OrchestrationExecutor(JsonDataConverter.Default, NullLoggerFactory.Instance).Execute(
            new StepInput(
                instance.Id, instance.Name, instance.Version, DefaultVersion: "", instance.Input, Parent: null,
                past, fresh),
            tasks.Orchestrators[instance.Name](services));
    }

    /// <summary>Whether it is the orchestrator's own doing; all else came from outside.</summary>
    static bool IsDone(HistoryEvent happened) =>
        happened is ScheduledEvent or TimerCancelled or ExecutionCompleted;

    static string? Difference(RecordedInstance instance, IReadOnlyList<HistoryEvent> step, StepOutcome outcome)
    {
        if (outcome.Completion?.Failure is { } failure)
            return failure.Message;
        return Scheduled([.. step.OfType<ScheduledEvent>()], outcome.Scheduled)
            ?? Text("cancelled timers", Numbers(step), string.Join(' ', outcome.CancelledTimers))
            ?? Text("end", StatusOf(step), outcome.Completion?.Status.ToString() ?? "")
            ?? (outcome.Completion is { } end ? JsonPart.Missing(instance.Output, end.Output) : null);
    }

    static string? Scheduled(List<ScheduledEvent> recorded, IReadOnlyList<ScheduledEvent> now)
    {
        if (recorded.Count != now.Count)
            return $"{recorded.Count} actions were recorded, now there are {now.Count}";
        return recorded.Zip(now, Difference).FirstOrDefault(difference => difference is not null);
    }

    // Later versions may tell an activity more; what it was told before stays.
    static string? Difference(ScheduledEvent recorded, ScheduledEvent now) =>
        recorded is ActivityScheduled was && now is ActivityScheduled activity
            ? Text("activity", Line(was with { Input = null }), Line(activity with { Input = null }))
                ?? JsonPart.Missing(was.Input, activity.Input)
            : Text("action", Line(recorded), Line(now));

    static string Line(ScheduledEvent scheduled) => Encoding.UTF8.GetString(HistoryText.Write([scheduled])).Trim();

    static string? Text(string what, string recorded, string now) =>
        recorded == now ? null : $"{what}: recorded {recorded}, now {now}";

    static string Numbers(IReadOnlyList<HistoryEvent> step) =>
        string.Join(' ', step.OfType<TimerCancelled>().Select(timer => timer.Id));

    static string StatusOf(IReadOnlyList<HistoryEvent> step) =>
        step.OfType<ExecutionCompleted>().FirstOrDefault()?.Status.ToString() ?? "";
}
