using System.Diagnostics;
using System.Text;
using Coordinator.Local;
using Coordinator.TestKit;

namespace Coordinator.EndToEnd.Tests.Processes;

/// <summary>
/// A launcher as a user runs it: a process of its own. It ends with the test, whatever happens to the test.
/// </summary>
sealed class LauncherProcess : IAsyncDisposable
{
    const string ReadyPrefix = "ready ";

    static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3); // A first start installs Azurite.
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(90);

    readonly Process _process;
    readonly StringBuilder _said = new();
    readonly List<string> _lines = [];
    readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    LauncherProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => TakeOutput(e.Data);
        process.ErrorDataReceived += (_, e) => TakeError(e.Data);
    }

    public int Id => _process.Id;

    public Task Exited => _process.WaitForExitAsync(CancellationToken.None);

    /// <summary>All lines of standard output so far.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_said)
                return [.. _lines];
        }
    }

    /// <summary>What it said to people, for failure messages and checks.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts it without waiting for anything.</summary>
    public static LauncherProcess Spawn(params string[] arguments) => Spawn(null, arguments);

    /// <summary>The same with more variables in its environment.</summary>
    public static LauncherProcess Spawn(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var program = typeof(LauncherException).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--with-starter"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var launcher = new LauncherProcess(new Process { StartInfo = start });
        launcher._process.Start();
        launcher._process.BeginOutputReadLine();
        launcher._process.BeginErrorReadLine();
        return launcher;
    }

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<LauncherProcess> StartAsync(params string[] arguments)
    {
        var launcher = Spawn(arguments);
        _ = await launcher.ReadyAsync();
        return launcher;
    }

    /// <summary>Waits until it serves.</summary>
    /// <returns>The address that it printed, with a slash at the end.</returns>
    public async Task<Uri> ReadyAsync()
    {
        var first = await Task.WhenAny(_ready.Task, Exited).WaitAsync(StartTimeout, TimeProvider.System);
        return first == _ready.Task
            ? await _ready.Task
            : throw new InvalidOperationException($"It ended with {_process.ExitCode} before it served:\n{Said}");
    }

    /// <summary>Gives it a line on its standard input.</summary>
    public async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Gives it a line on its standard input, and waits for the answer.</summary>
    /// <returns>The first new line of standard output that begins as given.</returns>
    public async Task<string> AskAsync(string line, string answerPrefix)
    {
        var before = Output.Count;
        await SayAsync(line);
        var answer = await Eventually.TrueAsync(
            () => Task.FromResult(Answer() is not null || _process.HasExited), StopTimeout);
        return answer is not null && Answer() is { } found
            ? found
            : throw new InvalidOperationException($"No answer to \"{line}\":\n{Said}");

        string? Answer() => Output.Skip(before)
            .FirstOrDefault(said => said.StartsWith(answerPrefix, StringComparison.Ordinal));
    }

    /// <summary>
    /// SIGKILL, as the out-of-memory killer or a power failure would: nothing is finished, nothing flushed.
    /// </summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await Exited;
    }

    /// <summary>Asks it to stop as Ctrl+C or a service manager does, and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(StopBy by = StopBy.Terminate)
    {
        if (!_process.HasExited)
            StopSignals.Send(_process, by);
        return await WaitForExitAsync();
    }

    /// <summary>Waits for its end without asking for it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync(TimeSpan? within = null)
    {
        await Exited.WaitAsync(within ?? StopTimeout, TimeProvider.System);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await StopAsync();
        _process.Dispose();
    }

    void TakeOutput(string? line)
    {
        if (line is null)
            return;
        lock (_said)
        {
            _lines.Add(line);
            _said.AppendLine(line);
        }
        if (line.StartsWith(ReadyPrefix, StringComparison.Ordinal))
            _ready.TrySetResult(new Uri(line[ReadyPrefix.Length..] + "/"));
    }

    void TakeError(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
    }
}
