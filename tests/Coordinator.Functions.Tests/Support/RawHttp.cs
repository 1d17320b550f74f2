using System.Net.Sockets;
using System.Text;

namespace Coordinator.Functions.Tests.Support;

/// <summary>A connection on which a test writes what no HTTP client would, and reads the answer as it comes.</summary>
sealed class RawHttp : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly TcpClient _connection = new();

    /// <summary>Connects.</summary>
    public static async Task<RawHttp> ConnectAsync(Uri address)
    {
        var raw = new RawHttp();
        await raw._connection.ConnectAsync(address.Host, address.Port);
        return raw;
    }

    /// <summary>The head of a request with JSON, its last line left open.</summary>
    public static string Head(string target, params string[] headers) =>
        $"POST {target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n";

    /// <summary>Writes text as Latin-1, so that each character is a byte.</summary>
    public Task<bool> WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Writes bytes. A server that has closed the connection has answered already.</summary>
    public async Task<bool> WriteAsync(byte[] bytes)
    {
        try
        {
            await _connection.GetStream().WriteAsync(bytes);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Everything until the server closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var reader = new StreamReader(_connection.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync().WaitAsync(Patience, TimeProvider.System);
    }

    public void Dispose() => _connection.Dispose();
}
