using System.Threading.Channels;

namespace Coordinator.Local.Hosting;

/// <summary>
/// Standard input, read once for all who listen: its lines for whoever takes them, its end for whoever follows the
/// program that started this one.
/// </summary>
sealed class InputLines
{
    /// <summary>Lines that nobody takes are dropped: the end must be found whatever stands before it.</summary>
    const int WaitingMax = 64;

    readonly Channel<string> _lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropOldest });

    InputLines(TextReader input) => Ended = Task.Run(() => ReadAsync(input));

    /// <summary>Completes at the end of the input.</summary>
    public Task Ended { get; }

    /// <summary>Starts to read.</summary>
    public static InputLines Start() => new(new StreamReader(Console.OpenStandardInput()));

    /// <summary>The lines as they come, to the end of the input.</summary>
    public IAsyncEnumerable<string> ReadAllAsync(CancellationToken stop) => _lines.Reader.ReadAllAsync(stop);

    async Task ReadAsync(TextReader input)
    {
        try
        {
            while (await input.ReadLineAsync() is { } line)
                _lines.Writer.TryWrite(line);
        }
        finally
        {
            _lines.Writer.Complete();
        }
    }
}
