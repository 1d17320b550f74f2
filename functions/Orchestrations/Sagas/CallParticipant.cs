using Coordinator.Core.Durable;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Outgoing;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Calls a participant once. Run twice, the participant sees the same key twice.</summary>
sealed class CallParticipant(ParticipantClient participants)
    : TaskActivity<Recorded<HttpCall>, Recorded<StepAnswer>>
{
    /// <inheritdoc />
    public override async Task<Recorded<StepAnswer>> RunAsync(TaskActivityContext context, Recorded<HttpCall> input)
    {
        var reply = await participants.SendAsync(input.Value, CancellationToken.None);
        return new(HttpAnswerPolicy.Judge(input.Value, reply));
    }
}
