using System.Globalization;
using System.Text;
using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.Functions.Tests.Outgoing;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Headers">Header lines by name; names in any case.</param>
/// <param name="Body">The body.</param>
sealed record SeenRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public static async Task<SeenRequest?> ReadAsync(Stream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(head))
        {
            if (await stream.ReadAsync(one) == 0)
                return null;
            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase);
        var length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        return new SeenRequest(lines[0], headers, body);
    }

    /// <summary>What a signature covers.</summary>
    public SignedRequest Signed => new()
    {
        Method = Line.Split(' ')[0],
        Host = Headers["Host"],
        Target = Line.Split(' ')[1],
        Key = Headers["Idempotency-Key"],
        Closes = Headers.GetValueOrDefault("Coordinator-Closes", ""),
        Body = Body,
    };

    static bool EndsHead(List<byte> head) =>
        head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n';
}
