using System.Collections.Concurrent;
using System.Threading.Channels;
using Coordinator.Azure.Tests.Host.Rpc;
using Grpc.Core;

namespace Coordinator.Azure.Tests.Host;

/// <summary>What the host and its worker say to each other, on one stream of gRPC.</summary>
sealed class WorkerChannel
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>();
    readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _asked = new(StringComparer.Ordinal);
    readonly TaskCompletionSource<string> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentQueue<RpcLog> _logs = new();
    int _last;

    /// <summary>The id of the worker, once it has opened the stream.</summary>
    public Task<string> Started => _started.Task;

    /// <summary>What the worker logged so far.</summary>
    public IReadOnlyCollection<RpcLog> Logs => _logs;

    /// <summary>Says something to the worker that it does not answer.</summary>
    public void Tell(StreamingMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>Asks the worker, and waits for its answer.</summary>
    /// <exception cref="IOException">The stream ended first.</exception>
    /// <exception cref="TimeoutException">There was no answer.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.RequestId = $"request-{Interlocked.Increment(ref _last)}";
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[message.RequestId] = answer;
        Tell(message);
        try
        {
            return await answer.Task.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"The worker did not answer to: {message.ContentCase}.", e);
        }
        finally
        {
            _asked.TryRemove(message.RequestId, out _);
        }
    }

    /// <summary>Serves the stream that the worker has opened, until it ends.</summary>
    public async Task ServeAsync(
        IAsyncStreamReader<StreamingMessage> incoming, IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = SendAsync(outgoing, end.Token);
        try
        {
            while (await incoming.MoveNext(cancellation))
                Take(incoming.Current);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // A worker that was killed breaks the stream: those who wait are told below.
        }

        await end.CancelAsync();
        await sending;
        foreach (var answer in _asked.Values)
            answer.TrySetException(new IOException("The worker's stream ended."));
    }

    async Task SendAsync(IServerStreamWriter<StreamingMessage> outgoing, CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellation))
                await outgoing.WriteAsync(message, cancellation);
        }
        catch (Exception e) when (cancellation.IsCancellationRequested
            && (e is OperationCanceledException or IOException or InvalidOperationException))
        {
            // The stream is gone, and with it whom to send to.
        }
    }

    void Take(StreamingMessage message)
    {
        if (message.ContentCase == StreamingMessage.ContentOneofCase.StartStream)
            _started.TrySetResult(message.StartStream.WorkerId);
        else if (message.ContentCase == StreamingMessage.ContentOneofCase.RpcLog)
            _logs.Enqueue(message.RpcLog);
        else if (_asked.TryGetValue(message.RequestId, out var answer))
            answer.TrySetResult(message);
    }
}
