using Azure.Core;
using Azure.Core.Pipeline;

namespace Coordinator.Local.Tests.Fakes;

/// <summary>Counts the requests that pass.</summary>
sealed class CountingPolicy : HttpPipelineSynchronousPolicy
{
    public int Count { get; private set; }

    public override void OnSendingRequest(HttpMessage message) => Count++;
}
