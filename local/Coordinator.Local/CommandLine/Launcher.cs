using System.CommandLine;

namespace Coordinator.Local.CommandLine;

/// <summary>The command line as a whole.</summary>
static class Launcher
{
    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code: 0, or 1 after an error that has been printed.</returns>
    public static Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Coordinator on this machine: Azurite as its storage, and the HTTP API on it.")
        {
            StorageVerb.Create(), HostVerb.Create(), DemoVerb.Create(), Verb.WithStarter,
        };
        StartVerb.AddTo(root);
        // Signals are the verbs' own matter: they finish their work first, however long it takes.
        var configuration = new InvocationConfiguration
        {
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        };
        return root.Parse(arguments).InvokeAsync(configuration);
    }
}
