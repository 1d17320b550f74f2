using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Coordinator.Local.Azurite;

/// <summary>
/// One running Azurite: tables, queues and blobs of one or more accounts. Disposing stops it gracefully, so that
/// nothing which it has acknowledged is lost; it is never killed while it may still flush.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);

    readonly Process _process;
    readonly TimeProvider _time;
    readonly AzuriteOutput _output;

    AzuriteProcess(Process process, AzuriteOutput output, AzuriteOptions options, TimeProvider time)
    {
        _process = process;
        _output = output;
        _time = time;
        Options = options;
        Ended = process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>What it was started with.</summary>
    public AzuriteOptions Options { get; }

    /// <summary>Where it listens.</summary>
    public AzuriteEndpoints Endpoints { get; private set; } = null!;

    /// <summary>The operating system's id of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Completes when the process has ended, wanted or not.</summary>
    public Task Ended { get; }

    /// <summary>Connection strings by account name. They contain the keys.</summary>
    public IReadOnlyDictionary<string, string> ConnectionStrings =>
        Options.Accounts.ToDictionary(a => a.Name, Endpoints.ConnectionString, StringComparer.Ordinal);

    /// <summary>The connection string of one account. It contains the key.</summary>
    /// <param name="accountName">The account's name; null for the first.</param>
    /// <returns>A string for the table and queue clients.</returns>
    public string ConnectionString(string? accountName = null) => Endpoints.ConnectionString(
        accountName is null ? Options.Accounts[0] : Options.Accounts.Single(a => a.Name == accountName));

    /// <summary>Starts Azurite and returns when all its services listen.</summary>
    /// <param name="installation">Which Azurite to run: <see cref="AzuriteInstallation.EnsureAsync"/>.</param>
    /// <param name="options">Data directory, accounts, ports.</param>
    /// <param name="time">The clock for time limits.</param>
    /// <param name="cancellation">Stops the attempt, and the process with it.</param>
    /// <returns>The running process; dispose it.</returns>
    /// <exception cref="AzuriteException">It did not start; the message carries what it printed.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        AzuriteInstallation installation,
        AzuriteOptions options,
        TimeProvider? time = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(options);
        time ??= TimeProvider.System;
        options = options with { DataDirectory = Path.GetFullPath(options.DataDirectory) };
        Directory.CreateDirectory(options.DataDirectory);
        await DataDirectoryClaim.WaitUntilFreeAsync(options.DataDirectory, time, cancellation);

        var output = new AzuriteOutput();
        var started = new AzuriteProcess(Spawn(installation, options, output), output, options, time);
        try
        {
            started.Endpoints = await started.WaitUntilListeningAsync(cancellation);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it gracefully and waits until all is on disk. Does nothing when it has ended already.</summary>
    /// <returns>A task that completes when the process is gone.</returns>
    /// <exception cref="AzuriteException">It did not end in time; it is left running rather than killed.</exception>
    public async Task StopAsync()
    {
        if (_process.HasExited)
            return;
        try
        {
            await _process.StandardInput.WriteLineAsync("stop");
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // The pipe is broken: the process is ending by itself. The wait below tells.
        }
        try
        {
            await Ended.WaitAsync(StopTimeout, _time);
        }
        catch (TimeoutException e)
        {
            throw new AzuriteException(
                $"Azurite (process {ProcessId}) did not stop within {StopTimeout.TotalSeconds} s.\n{_output.Tail}", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    async Task<AzuriteEndpoints> WaitUntilListeningAsync(CancellationToken cancellation)
    {
        var first = await Task.WhenAny(_output.Listening, Ended)
            .WaitAsync(Options.StartTimeout, _time, cancellation);
        if (first == _output.Listening)
            return await _output.Listening;
        throw new AzuriteException(
            $"Azurite ended while it was starting, with exit code {_process.ExitCode}. It printed:\n{_output.Tail}");
    }

    static Process Spawn(AzuriteInstallation installation, AzuriteOptions options, AzuriteOutput output)
    {
        var process = new Process { StartInfo = StartInfo(installation, options) };
        process.OutputDataReceived += (_, e) => output.Take(e.Data);
        process.ErrorDataReceived += (_, e) => output.Take(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    static ProcessStartInfo StartInfo(AzuriteInstallation installation, AzuriteOptions options)
    {
        var start = new ProcessStartInfo(installation.NodePath)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // Keep-alive is 5 s by default; a longer one spares busy clients the race between reuse and close.
        string[] arguments =
        [
            "--eval", HostScript(), "--", installation.EntryPoint,
            "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", options.DataDirectory,
            "--blobPort", Port(options.Ports.Blob),
            "--queuePort", Port(options.Ports.Queue), "--queueKeepAliveTimeout", "60",
            "--tablePort", Port(options.Ports.Table), "--tableKeepAliveTimeout", "60",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', options.Accounts.Select(a => $"{a.Name}:{a.Key}"));
        start.Environment["COORDINATOR_AZURITE_PID_FILE"] = DataDirectoryClaim.PidFile(options.DataDirectory);
        start.Environment["COORDINATOR_AZURITE_OUTLIVES_STARTER"] = options.OutlivesStarter ? "1" : "0";
        return start;
    }

    static string Port(int port) => port.ToString(CultureInfo.InvariantCulture);

    static string HostScript()
    {
        var resource = $"{typeof(AzuriteProcess).Namespace}.azurite-host.cjs";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
