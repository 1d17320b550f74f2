using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Coordinator.Storage.Drills;

/// <summary>
/// Carries the requests to one store unless the store is cut off: then they fail as if nobody could be reached. One
/// that was on its way when the outage began is carried out and loses its answer, as happens in a real one.
/// </summary>
/// <param name="inner">The connections.</param>
/// <param name="outage">Whether the store is cut off.</param>
public sealed class OutageTransport(HttpPipelineTransport inner, OutageSwitch outage) : HttpPipelineTransport
{
    /// <inheritdoc />
    public override Request CreateRequest() => inner.CreateRequest();

    /// <inheritdoc />
    public override void Process(HttpMessage message)
    {
        Check();
        inner.Process(message);
        CheckAnswer(message);
    }

    /// <inheritdoc />
    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Check();
        await inner.ProcessAsync(message);
        CheckAnswer(message);
    }

    void Check()
    {
        if (outage.Until is not null)
            throw Unreachable();
    }

    /// <summary>Asks once: an answer that was thrown away must not be told if the drill ends meanwhile.</summary>
    void CheckAnswer(HttpMessage message)
    {
        if (outage.Until is null)
            return;
        message.Response.Dispose();
        throw Unreachable();
    }

    /// <summary>Status 0 is how the pipeline tells that there was no answer, and what it repeats reads for.</summary>
    static RequestFailedException Unreachable() => new(0, "The store is cut off by a drill.");
}
