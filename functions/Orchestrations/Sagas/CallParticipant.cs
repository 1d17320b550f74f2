using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Outgoing;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Calls a participant once. Run twice, the participant sees the same key twice.</summary>
sealed class CallParticipant(ParticipantClient participants) : TaskActivity<HttpCall, StepAnswer>
{
    /// <inheritdoc />
    public override async Task<StepAnswer> RunAsync(TaskActivityContext context, HttpCall input) =>
        HttpAnswerPolicy.Judge(input, await participants.SendAsync(input, CancellationToken.None));
}
