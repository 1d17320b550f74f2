using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Coordinator.Functions.Tests.Outgoing;

/// <summary>A server on a port of this machine that answers with exactly the bytes it is told to.</summary>
sealed class ScriptedServer : IAsyncDisposable
{
    readonly TcpListener _listener;
    readonly CancellationTokenSource _end = new();
    readonly Func<SeenRequest, Stream, Task> _answer;
    readonly Task _accepting;
    readonly ConcurrentBag<Task> _connections = [];

    /// <param name="answer">Answers one request; when it returns, the next one of that connection is read.</param>
    public ScriptedServer(Func<SeenRequest, Stream, Task> answer)
    {
        _answer = answer;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ScriptedServer(string answer)
        : this((_, stream) => stream.WriteAsync(Encoding.Latin1.GetBytes(answer)).AsTask())
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Host => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public string Url => $"http://{Host}/";

    public ConcurrentQueue<SeenRequest> Requests { get; } = [];

    public int Connections => _connections.Count;

    /// <summary>An answer with its length.</summary>
    public static string Answer(int status, string body = "{}", string headers = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status} Some reason\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections);
        _end.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        await using var atEnd = _end.Token.Register(client.Close);
        try
        {
            var stream = client.GetStream();
            while (await SeenRequest.ReadAsync(stream) is { } request)
            {
                Requests.Enqueue(request);
                await _answer(request, stream);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // The client has gone, or the test is over.
        }
    }
}
