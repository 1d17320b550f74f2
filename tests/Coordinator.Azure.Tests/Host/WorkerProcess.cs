using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Coordinator.Azure.Tests.Host;

/// <summary>A worker as the Functions host starts it: a process of its own. It ends with the test.</summary>
sealed class WorkerProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly StringBuilder _said = new();

    WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
    }

    /// <summary>Completes when it has ended, wanted or not.</summary>
    public Task Exited => _process.WaitForExitAsync(CancellationToken.None);

    /// <summary>Its exit code, after its end.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>All that it wrote.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="package">The folder of the published app.</param>
    /// <param name="workerId">How it is to introduce itself.</param>
    /// <param name="host">Where the host listens for it.</param>
    /// <param name="settings">What it is configured with.</param>
    public static WorkerProcess Start(string package, string workerId, Uri host, AppSettings settings)
    {
        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "worker.config.json")));
        var description = config.RootElement.GetProperty("description");
        var start = new ProcessStartInfo(description.GetProperty("defaultExecutablePath").GetString()!)
        {
            WorkingDirectory = package,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(package, description.GetProperty("defaultWorkerPath").GetString()!));
        foreach (var argument in Arguments(workerId, host))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings.Environment)
            start.Environment[name] = value;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = package;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = package;
        var worker = new WorkerProcess(new Process { StartInfo = start });
        worker._process.Start();
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>SIGKILL, as the out-of-memory killer would: nothing is finished, nothing flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await Exited;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    /// <summary>The host names each twice: workers are free to read the old names or the prefixed ones.</summary>
    static string[] Arguments(string workerId, Uri host)
    {
        var port = host.Port.ToString(CultureInfo.InvariantCulture);
        var lengthMax = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        const string requestId = "start";
        return
        [
            "--host", host.Host, "--port", port, "--workerId", workerId, "--requestId", requestId,
            "--grpcMaxMessageLength", lengthMax, "--functions-uri", host.AbsoluteUri,
            "--functions-worker-id", workerId, "--functions-request-id", requestId,
            "--functions-grpc-max-message-length", lengthMax,
        ];
    }

    void Take(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
    }
}
