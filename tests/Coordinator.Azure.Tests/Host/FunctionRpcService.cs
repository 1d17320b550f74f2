using Coordinator.Azure.Tests.Host.Rpc;
using Grpc.Core;

namespace Coordinator.Azure.Tests.Host;

/// <summary>The service that a worker calls as soon as it runs.</summary>
sealed class FunctionRpcService(WorkerChannel channel) : FunctionRpc.FunctionRpcBase
{
    public override Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return channel.ServeAsync(requestStream, responseStream, context.CancellationToken);
    }
}
