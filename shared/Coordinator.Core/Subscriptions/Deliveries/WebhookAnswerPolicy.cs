using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>
/// What the answers of a webhook mean: 2xx, it has taken the delivery; 410, it never will. Anything else may pass, a
/// host that is not allowed and a redirect included, since settings and addresses are mended while deliveries wait.
/// </summary>
public static class WebhookAnswerPolicy
{
    const int Gone = 410;

    /// <summary>Judges what came back.</summary>
    public static DeliveryOutcome Judge(HttpCall call, HttpReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var answer = HttpAnswerPolicy.Judge(call, reply);
        if (answer.Kind == AnswerKind.Done)
            return DeliveryOutcome.Delivered;
        var reason = answer.Error ?? StepAnswer.Lost.Error!;
        return reply.Status == Gone
            ? DeliveryOutcome.Refused(reason)
            : DeliveryOutcome.Failed(reason, answer.RetryAfter);
    }
}
