using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Coordinator.Local.Tests.Fakes;

/// <summary>
/// A server on a real socket that answers the first request of a connection and cuts the connection in the middle of
/// the second: the request has arrived, its answer never comes.
/// </summary>
sealed class ResettingServer : IAsyncDisposable
{
    const string Answer = "HTTP/1.1 204 No Content\r\nETag: W/\"1\"\r\n\r\n";

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly bool _politely;
    readonly Task _serving;
    int _received;

    /// <param name="politely">
    /// True: closed (FIN), as by a server that goes down. False: reset (RST), as by a crash.
    /// </param>
    public ResettingServer(bool politely)
    {
        _politely = politely;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/acct");

    /// <summary>How many requests have arrived, answered or not.</summary>
    public int Received => Volatile.Read(ref _received);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptSocketAsync(_stop.Token);
                await ReadRequestAsync(socket);
                await socket.SendAsync(Encoding.ASCII.GetBytes(Answer), _stop.Token);
                await ReadRequestAsync(socket);
                if (!_politely)
                    socket.LingerState = new LingerOption(enable: true, seconds: 0); // Closing now resets.
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    async Task ReadRequestAsync(Socket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        do
        {
            var length = await socket.ReceiveAsync(buffer, _stop.Token);
            if (length == 0)
                return;
            text.Append(Encoding.ASCII.GetString(buffer, 0, length));
        }
        while (!IsWhole(text.ToString()));
        Interlocked.Increment(ref _received);
    }

    static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        const string name = "Content-Length: ";
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        var length = at < 0 ? 0 : int.Parse(text[(at + name.Length)..].Split('\r')[0], provider: null);
        return text.Length >= end + 4 + length;
    }
}
