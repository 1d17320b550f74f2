using Coordinator.TestKit;
using Coordinator.TestKit.Packages;

namespace Coordinator.Azure.Tests.Publishing;

/// <summary>
/// What is deployed to Azure: functions/ on the official packages, published once for all tests of the collection, by
/// the command that azd calls and without a property that names the flavour; a later run takes the same as long as the
/// sources are the same. Where the packages cannot be had, whoever
/// asks for a folder is skipped. The worker starts from it with <c>dotnet Coordinator.Functions.dll</c> and the
/// arguments of a Functions host. <c>COORDINATOR_AZURE_PUBLISH</c> may name a folder that was published before: so the
/// very files that are deployed can be tested.
/// </summary>
public sealed class AzurePublish : IAsyncLifetime
{
    /// <summary>The name of the collection of tests.</summary>
    public const string Collection = "Azure publish";

    const string Variable = "COORDINATOR_AZURE_PUBLISH";
    const string Configuration = "Release";
    const string AppFolder = "app";
    const string HostFolder = "host";

    static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(15);

    readonly string? _given = Environment.GetEnvironmentVariable(Variable);
    readonly Lazy<PublishedCode> _worker;
    readonly Lazy<PublishedCode> _host;
    string _folder = "";
    string _extensions = "";
    string? _missing;

    public AzurePublish()
    {
        _worker = new(() => new PublishedCode(PathOf("Coordinator.Functions.dll")));
        _host = new(() => new PublishedCode(
            Path.Combine(ExtensionsFolder, "Microsoft.Azure.Functions.Worker.Extensions.dll")));
    }

    /// <summary>What a Function App is given: the worker, its metadata, host.json.</summary>
    public string Folder
    {
        get
        {
            Require();
            return _folder;
        }
    }

    /// <summary>The worker's assemblies.</summary>
    internal PublishedCode Worker => _worker.Value;

    /// <summary>The extensions that the Functions host loads for the functions.</summary>
    internal PublishedCode Host => _host.Value;

    /// <summary>
    /// The host's extensions with all that they need themselves; the published folder has them in
    /// <c>.azurefunctions</c>, without what the host brings.
    /// </summary>
    string ExtensionsFolder
    {
        get
        {
            Require();
            return _extensions;
        }
    }

    /// <summary>A file of the published folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Skips the calling test where the official packages cannot be had.</summary>
    public void Require() => Skip.If(_missing is not null, _missing);

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (_given is not null)
        {
            (_folder, _extensions) = (_given, BuiltExtensions());
            return;
        }

        var kept = await KeptBuild.Named("publish").FindAsync(SourceHash.Of("functions", "shared"), PublishAsync);
        if (kept is not null)
            (_folder, _extensions) = (Path.Combine(kept, AppFolder), Path.Combine(kept, HostFolder));
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    async Task<bool> PublishAsync(string folder)
    {
        var published = await DotnetCommand.RunAsync(
            TimeMax, "publish", Repository.PathOf("functions"), "-c", Configuration, "--output",
            Path.Combine(folder, AppFolder));
        if (published.ExitCode != 0)
        {
            _missing = MissingPackages.In(published.Output)
                ?? throw new InvalidOperationException($"The Azure flavour cannot be published:\n{published.Output}");
            return false;
        }

        FolderCopy.Make(BuiltExtensions(), Path.Combine(folder, HostFolder));
        return true;
    }

    static string BuiltExtensions() => Path.Combine(
        Repository.PathOf("functions", "obj", "azure", Configuration, "net10.0", "WorkerExtensions"), "bin",
        Configuration, "net8.0");
}
