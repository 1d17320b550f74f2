using System.Globalization;
using Coordinator.Local.Runtime.Durable.Execution;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Makes steps: runs the orchestrator, and puts together what is to be committed. No I/O.</summary>
sealed class StepRunner(
    TaskCatalog catalog, OrchestrationExecutor executor, HubSettings settings, IIdSource ids, TimeProvider time)
{
    /// <summary>The type of the failure of an orchestration whose orchestrator is not there.</summary>
    public const string NotFoundType = "OrchestratorTaskNotFound";

    const int GenerationsMax = 1000;
    const int SeenMax = 200;

    /// <summary>Makes a step; executions that continue as new at once are all in it.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="arrived">What came for it.</param>
    /// <param name="held">The messages that this host holds for it.</param>
    /// <param name="isSent">Whether this host knows that a message of the outbox was sent.</param>
    public async Task<StepResult> RunAsync(
        StoredInstance instance,
        IReadOnlyList<HistoryEvent> arrived,
        IEnumerable<string> held,
        Func<string, bool> isSent)
    {
        var now = TimeOf(instance, arrived);
        var state = instance.State;
        IReadOnlyList<HistoryEvent> past = instance.History;
        List<HistoryEvent> fresh = [new StepStarted(now), .. arrived];
        var messages = new List<HubMessage>();
        for (var generation = 0; ; generation++)
        {
            var outcome = await ExecuteAsync(state, past, fresh);
            messages.AddRange(EventsOf(state, outcome));
            if (outcome.Completion?.Continuation is { } continuation && generation < GenerationsMax)
            {
                state = Continue(state, continuation, past, fresh, held, outcome);
                past = [];
                fresh = [new StepStarted(now), new ExecutionStarted(null), .. continuation.Events];
                continue;
            }
            var completion = outcome.Completion is { Continuation: not null } ? TooOften() : outcome.Completion;
            if (completion?.Status == OrchestrationRuntimeStatus.Terminated)
                messages.AddRange(TerminationsOf(state, instance, fresh));
            var next = NextOf(state, outcome, completion, now);
            return new StepResult(
                next with { Outbox = [.. state.Outbox.Where(message => !isSent(message.Id)), .. messages] },
                Append(fresh, outcome, completion),
                generation > 0,
                messages);
        }
    }

    /// <summary>
    /// Never before the step before, though the clock may have been set back, nor before a timer that fires in it,
    /// though its alarm may have gone off a moment early.
    /// </summary>
    DateTime TimeOf(StoredInstance instance, IReadOnlyList<HistoryEvent> arrived)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var fired in arrived.OfType<TimerFired>())
            now = Later(now, instance.Work.Find<TimerCreated>(fired.Id)?.FireAt ?? now);
        return Later(now, instance.Work.LatestStep);
    }

    async Task<StepOutcome> ExecuteAsync(
        InstanceState state, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> fresh)
    {
        await using var scope = catalog.CreateScope();
        ITaskOrchestrator? orchestrator;
        try
        {
            if (!catalog.TryCreateOrchestrator(state.Name, scope.ServiceProvider, out orchestrator))
                return Failed(new Failure(
                    NotFoundType, $"No orchestrator named '{state.Name}' was found.", Final: true));
        }
#pragma warning disable CA1031 // What a constructor throws is the orchestration's failure, not the engine's.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Failed(Failure.Of(error));
        }
        var parent = state.Parent is { } link ? new ParentOrchestrationInstance(link.Name, link.InstanceId) : null;
        return executor.Execute(
            new StepInput(
                state.InstanceId,
                state.Name,
                state.Version,
                settings.DefaultVersion,
                state.Input,
                parent,
                past,
                fresh),
            orchestrator);
    }

    InstanceState Continue(
        InstanceState state,
        Continuation continuation,
        IReadOnlyList<HistoryEvent> past,
        IReadOnlyList<HistoryEvent> fresh,
        IEnumerable<string> held,
        StepOutcome outcome)
    {
        // Messages that may come again although their execution is over; those held now are the ones that surely can.
        var taken = past.Concat(fresh).OfType<MessageEvent>().Select(happened => happened.MessageId).OfType<string>();
        return state with
        {
            ExecutionId = ids.NewId(),
            Input = continuation.Input,
            Version = continuation.Version ?? state.Version,
            CustomStatus = outcome.SetsCustomStatus ? outcome.CustomStatus : state.CustomStatus,
            Seen = [.. state.Seen.Concat(taken).Concat(held).Distinct().TakeLast(SeenMax)],
        };
    }

    static InstanceState NextOf(InstanceState state, StepOutcome outcome, StepCompletion? completion, DateTime now) =>
        state with
        {
            Status = completion?.Status
                ?? (outcome.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running),
            Output = completion?.Output,
            Failure = completion?.Failure,
            CustomStatus = outcome.SetsCustomStatus ? outcome.CustomStatus : state.CustomStatus,
            UpdatedAt = new DateTimeOffset(now, TimeSpan.Zero),
        };

    static List<HistoryEvent> Append(List<HistoryEvent> fresh, StepOutcome outcome, StepCompletion? completion)
    {
        List<HistoryEvent> appended = [.. fresh, .. outcome.Scheduled];
        appended.AddRange(outcome.CancelledTimers.Select(id => new TimerCancelled(id)));
        if (completion is not null)
            appended.Add(new ExecutionCompleted(completion.Status));
        return appended;
    }

    static IEnumerable<HubMessage> EventsOf(InstanceState state, StepOutcome outcome) =>
        outcome.Scheduled.OfType<EventSent>().Select(sent => new HubMessage(
            MessageId(state, sent.Id, "event"), MessageKind.Event, sent.InstanceId)
        {
            Name = sent.Name,
            Payload = sent.Payload,
        });

    static IEnumerable<HubMessage> TerminationsOf(
        InstanceState state, StoredInstance instance, IEnumerable<HistoryEvent> fresh) =>
        fresh.OfType<ExecutionTerminated>().Any(terminated => terminated.Recursive)
            ? instance.Work.Open.OfType<ChildScheduled>().Select(child => new HubMessage(
                MessageId(state, child.Id, "terminate"), MessageKind.Terminate, child.InstanceId)
            {
                Payload = fresh.OfType<ExecutionTerminated>().First().Output,
                Recursive = true,
            })
            : [];

    static string MessageId(InstanceState state, int action, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{state.ExecutionId}.{action}.{what}");

    static StepCompletion TooOften() => new(OrchestrationRuntimeStatus.Failed, Failure: Failure.Of(
        new InvalidOperationException(
            $"The orchestration continued as new {GenerationsMax} times without waiting for anything.")));

    static StepOutcome Failed(Failure failure) => new(
        [], [], new StepCompletion(OrchestrationRuntimeStatus.Failed, Failure: failure), false, null, false);

    static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
