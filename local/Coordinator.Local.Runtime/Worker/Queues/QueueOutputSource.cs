using Coordinator.Local.Runtime.Worker.Hosting;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Outputs that go to queues.</summary>
sealed class QueueOutputSource(QueueConnections connections, HostJson hostJson) : IOutputSource
{
    public IOutputWriter? WriterFor(OutputBindingAttribute attribute)
        => attribute is QueueOutputAttribute output
            ? new QueueOutputWriter(
                connections.Open(output.QueueName, output.Connection), new QueueSettings(hostJson.Extension("queues")))
            : null;
}
