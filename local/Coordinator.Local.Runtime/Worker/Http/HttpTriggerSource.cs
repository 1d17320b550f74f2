using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>HTTP triggers need no listener of their own: the server's routing calls them.</summary>
sealed class HttpTriggerSource : ITriggerSource
{
    public Type AttributeType => typeof(HttpTriggerAttribute);

    public ITriggerListener? Listen(BoundFunction function) => null;
}
