using Coordinator.Local.Azurite;

namespace Coordinator.Local.Storage;

/// <summary>The running storage of a data directory: one or more Azurite processes. Disposing loses nothing.</summary>
sealed class LocalStorage : IAsyncDisposable
{
    readonly StorageLayout _layout;
    readonly IReadOnlyList<AzuriteProcess> _processes;

    LocalStorage(StorageLayout layout, IReadOnlyList<AzuriteProcess> processes)
    {
        _layout = layout;
        _processes = processes;
        Ended = Task.WhenAny(_processes.Select(p => p.Ended));
    }

    /// <summary>Connection strings by store, in the order of the settings. They contain the keys.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ConnectionStrings =>
        [.. _layout.Stores.Select(s => KeyValuePair.Create(s.Name, _processes[s.Process].ConnectionString(s.Account)))];

    /// <summary>The address of the first process's tables.</summary>
    public Uri Address => _processes[0].Endpoints.Table;

    /// <summary>Completes when one of the processes has ended, wanted or not.</summary>
    public Task Ended { get; }

    /// <summary>Starts the processes side by side and remembers their ports for the next start.</summary>
    /// <exception cref="LauncherException">The directory was made for other stores, or a port is taken.</exception>
    /// <exception cref="AzuriteException">Azurite did not start.</exception>
    public static async Task<LocalStorage> StartAsync(
        AzuriteInstallation installation, DataDirectory directory, LocalStorageOptions options, CancellationToken stop)
    {
        var layout = directory.ReadLayout();
        if (layout is null)
        {
            layout = StorageLayout.Create(options.StoreNames, options.Processes);
            directory.WriteLayout(layout); // Before the first data: without the keys it could not be read again.
        }
        layout.RequireSame(options.StoreNames, options.Processes, directory.Path);
        AzuriteOptions[] starts =
        [
            .. layout.Ports.Select((last, process) => new AzuriteOptions(directory.AzuriteFolder(process))
            {
                Accounts = layout.AccountsOf(process),
                Ports = ChoosePorts(options, last, process),
            }),
        ];
        var storage = new LocalStorage(layout, await StartAllAsync(installation, starts, stop));
        directory.WriteLayout(layout with { Ports = [.. storage._processes.Select(p => PortsOf(p.Endpoints))] });
        return storage;
    }

    /// <summary>Stops every process gracefully; each flushes what it has acknowledged.</summary>
    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_processes.Select(p => p.DisposeAsync().AsTask()));

    static AzuritePorts ChoosePorts(LocalStorageOptions options, AzuritePorts last, int process)
    {
        if (options.BasePort is { } basePort)
            return LoopbackPorts.FromBase(basePort, process);
        return LoopbackPorts.AreFree(last) ? last : AzuritePorts.Free;
    }

    static async Task<IReadOnlyList<AzuriteProcess>> StartAllAsync(
        AzuriteInstallation installation, AzuriteOptions[] starts, CancellationToken stop)
    {
        Task<AzuriteProcess>[] starting =
            [.. starts.Select(options => AzuriteProcess.StartAsync(installation, options, cancellation: stop))];
        try
        {
            return await Task.WhenAll(starting);
        }
        catch
        {
            foreach (var started in starting.Where(s => s.IsCompletedSuccessfully))
                await (await started).DisposeAsync();
            throw;
        }
    }

    static AzuritePorts PortsOf(AzuriteEndpoints endpoints) =>
        new(endpoints.Blob.Port, endpoints.Queue.Port, endpoints.Table.Port);
}
