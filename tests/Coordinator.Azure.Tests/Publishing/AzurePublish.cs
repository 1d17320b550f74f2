using Coordinator.TestKit;

namespace Coordinator.Azure.Tests.Publishing;

/// <summary>
/// What is deployed to Azure: functions/ on the official packages, published once for all tests of the collection, by
/// the command that azd calls and without a property that names the flavour. Where the packages cannot be had, whoever
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

    static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(15);

    readonly string? _given = Environment.GetEnvironmentVariable(Variable);
    readonly Lazy<PublishedCode> _worker;
    readonly Lazy<PublishedCode> _host;
    string _folder = "";
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
            var build = Repository.PathOf("functions", "obj", "azure", Configuration, "net10.0", "WorkerExtensions");
            return Path.Combine(build, "bin", Configuration, "net8.0");
        }
    }

    /// <summary>A file of the published folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Skips the calling test where the official packages cannot be had.</summary>
    public void Require() => Skip.If(_missing is not null, _missing);

    async Task IAsyncLifetime.InitializeAsync()
    {
        _folder = _given ?? Directory.CreateTempSubdirectory("coordinator-azure-").FullName;
        if (_given is not null)
            return;
        var published = await DotnetCommand.RunAsync(
            TimeMax, "publish", Repository.PathOf("functions"), "-c", Configuration, "--output", _folder);
        if (published.ExitCode == 0)
            return;
        _missing = MissingPackages.In(published.Output)
            ?? throw new InvalidOperationException($"The Azure flavour cannot be published:\n{published.Output}");
    }

    Task IAsyncLifetime.DisposeAsync()
    {
        if (_given is null)
            Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
