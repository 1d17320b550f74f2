using System.Text.RegularExpressions;

namespace Coordinator.Local.Azurite;

/// <summary>Follows what Azurite prints: the three addresses, and the last lines for an error message.</summary>
sealed partial class AzuriteOutput
{
    const int TailLinesMax = 20;

    readonly Lock _gate = new();
    readonly Dictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    readonly Queue<string> _tail = new();
    readonly TaskCompletionSource<AzuriteEndpoints> _listening =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the table service, which is the last to listen, has said where.</summary>
    public Task<AzuriteEndpoints> Listening => _listening.Task;

    /// <summary>The last lines, for error messages.</summary>
    public string Tail
    {
        get
        {
            lock (_gate)
                return string.Join(Environment.NewLine, _tail);
        }
    }

    /// <summary>Takes one line of standard output or standard error.</summary>
    /// <param name="line">The line; null at the end of the stream.</param>
    public void Take(string? line)
    {
        if (line is null)
            return;
        lock (_gate)
        {
            Remember(line);
            if (ListeningLine().Match(line) is not { Success: true } match)
                return;
            _addresses[match.Groups["service"].Value] = new Uri(match.Groups["address"].Value);
            if (_addresses.Count == 3)
                _listening.TrySetResult(new(_addresses["Blob"], _addresses["Queue"], _addresses["Table"]));
        }
    }

    void Remember(string line)
    {
        _tail.Enqueue(line);
        if (_tail.Count > TailLinesMax)
            _tail.Dequeue();
    }

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http\S+)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ListeningLine();
}
