using System.Diagnostics;
using Coordinator.Core.Durable;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Telemetry.Traces;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Calls a participant once. Run twice, the participant sees the same key twice.</summary>
sealed class CallParticipant(ParticipantClient participants)
    : TaskActivity<Recorded<HttpCall>, Recorded<StepAnswer>>
{
    /// <inheritdoc />
    public override async Task<Recorded<StepAnswer>> RunAsync(TaskActivityContext context, Recorded<HttpCall> input)
    {
        using var span = TraceParent.Continue(Spans.SagaCall, ActivityKind.Client, input.Value.Trace);
        var call = input.Value with { Trace = span.Id };
        return new(HttpAnswerPolicy.Judge(call, await participants.SendAsync(call, CancellationToken.None)));
    }
}
