using System.Diagnostics;

namespace Coordinator.Functions.Telemetry.Traces;

/// <summary>The spans of this program, as docs/TELEMETRY.md lists them; no tag tells keys or values.</summary>
static class Spans
{
    /// <summary>The name of the source, for exporters.</summary>
    public const string SourceName = "Coordinator";

    /// <summary>A transaction, as one host runs it.</summary>
    public const string Transaction = "transaction";

    /// <summary>A call of a saga to a participant.</summary>
    public const string SagaCall = "saga.call";

    /// <summary>The transaction of a saga's step.</summary>
    public const string SagaTransaction = "saga.transaction";

    /// <summary>The message that a saga's step publishes.</summary>
    public const string SagaPublish = "saga.publish";

    /// <summary>A delivery of a subscription to a webhook.</summary>
    public const string Delivery = "subscription.delivery";

    /// <summary>An orchestration resolved an attempt; linked to the sweep that ordered it.</summary>
    public const string Recovery = "recovery";

    /// <summary>A message of another host was taken; linked to what sent it.</summary>
    public const string Message = "message";

    /// <summary>Where spans come from.</summary>
    public static ActivitySource Source { get; } = new(SourceName);
}
