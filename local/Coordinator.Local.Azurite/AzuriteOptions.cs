namespace Coordinator.Local.Azurite;

/// <summary>How to start one Azurite process.</summary>
/// <param name="DataDirectory">
/// Where it keeps its files; created when missing. Two processes never share one: a second start on the same directory
/// waits for the first to end, then gives up.
/// </param>
public sealed record AzuriteOptions(string DataDirectory)
{
    /// <summary>The accounts to serve, isolated from each other. They replace the development account.</summary>
    public IReadOnlyList<AzuriteAccount> Accounts { get; init; } = [AzuriteAccount.Development];

    /// <summary>The ports to listen on, on 127.0.0.1 only.</summary>
    public AzuritePorts Ports { get; init; } = AzuritePorts.Free;

    /// <summary>
    /// False: when the starting process dies without stopping it, Azurite flushes and ends. True: it goes on and has to
    /// be stopped by SIGTERM to the process named in <c>azurite.pid</c> in the data directory.
    /// </summary>
    public bool OutlivesStarter { get; init; }

    /// <summary>How long the start may take before it is called failed; the usual time is 1.5 to 3 seconds.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
