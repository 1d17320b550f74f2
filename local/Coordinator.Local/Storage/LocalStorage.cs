using System.Globalization;
using Coordinator.Local.Azurite;

namespace Coordinator.Local.Storage;

/// <summary>The running storage of a data directory: one or more Azurite processes. Disposing loses nothing.</summary>
sealed class LocalStorage : IAsyncDisposable
{
    readonly StorageLayout _layout;
    readonly IReadOnlyList<StorageProcess> _processes;

    LocalStorage(StorageLayout layout, IReadOnlyList<StorageProcess> processes)
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

    /// <summary>The stores' names in the order of the settings.</summary>
    public IReadOnlyList<string> Stores => [.. _layout.Stores.Select(store => store.Name)];

    /// <summary>How many processes serve them.</summary>
    public int Processes => _processes.Count;

    /// <summary>Completes when one of the processes has ended without being asked to.</summary>
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
        directory.WriteLayout(layout with { Ports = [.. storage._processes.Select(p => p.Ports)] });
        return storage;
    }

    /// <summary>The process that a store's name, or the number of a process, means; null for anything else.</summary>
    public int? ProcessOf(string name)
    {
        if (_layout.Stores.FirstOrDefault(store => store.Name == name) is { } store)
            return store.Process;
        var isNumber = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number < Processes ? number : null;
    }

    /// <summary>The stores that a process serves.</summary>
    public IReadOnlyList<string> StoresOf(int process) =>
        [.. _layout.Stores.Where(store => store.Process == process).Select(store => store.Name)];

    /// <summary>Stops one process gracefully; the others go on.</summary>
    /// <exception cref="AzuriteException">It did not end in time; it is left running rather than killed.</exception>
    public Task StopAsync(int process) => _processes[process].StopAsync();

    /// <summary>Starts one process again, at the same ports, on the same data.</summary>
    /// <returns>The address of its tables.</returns>
    /// <exception cref="AzuriteException">Azurite did not start.</exception>
    public async Task<Uri> RestartAsync(int process, CancellationToken stop)
    {
        await _processes[process].RestartAsync(stop);
        return _processes[process].Endpoints.Table;
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

    static async Task<IReadOnlyList<StorageProcess>> StartAllAsync(
        AzuriteInstallation installation, AzuriteOptions[] starts, CancellationToken stop)
    {
        Task<StorageProcess>[] starting =
            [.. starts.Select(options => StorageProcess.StartAsync(installation, options, stop))];
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
}
