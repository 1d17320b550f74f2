using System.Text.RegularExpressions;
using Coordinator.TestKit;

namespace Coordinator.Azure.Tests.Publishing;

/// <summary>
/// What is deployed to Azure: functions/ on the official packages, published once for all tests of the collection, by
/// the command that azd calls and without a property that names the flavour. Where the packages cannot be had, whoever
/// asks for a folder is skipped. The worker starts from it with <c>dotnet Coordinator.Functions.dll</c> and the
/// arguments of a Functions host.
/// </summary>
public sealed partial class AzurePublish : IAsyncLifetime
{
    /// <summary>The name of the collection of tests.</summary>
    public const string Collection = "Azure publish";

    const string Configuration = "Release";

    static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(15);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordinator-azure-");
    string? _missing;

    /// <summary>What a Function App is given: the worker, its metadata, host.json.</summary>
    public string Folder
    {
        get
        {
            Require();
            return _folder.FullName;
        }
    }

    /// <summary>
    /// The extensions of the Functions host that the functions need, with all that they need themselves; the published
    /// folder has them in <c>.azurefunctions</c>, without what the host brings.
    /// </summary>
    public string ExtensionsFolder
    {
        get
        {
            Require();
            return Repository.PathOf(
                "functions", "obj", "azure", Configuration, "net10.0", "WorkerExtensions", "bin", Configuration, "net8.0");
        }
    }

    /// <summary>A file of the published folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Skips the calling test where the official packages cannot be had.</summary>
    public void Require() => Skip.If(_missing is not null, _missing);

    async Task IAsyncLifetime.InitializeAsync()
    {
        var published = await DotnetCommand.RunAsync(
            TimeMax, "publish", Repository.PathOf("functions"), "-c", Configuration, "--output", _folder.FullName);
        if (published.ExitCode == 0)
            return;
        _missing = WhatIsMissing(published.Output)
            ?? throw new InvalidOperationException($"The Azure flavour cannot be published:\n{published.Output}");
    }

    Task IAsyncLifetime.DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Names the packages that are not to be had, when nothing else is wrong.</summary>
    static string? WhatIsMissing(string output)
    {
        var errors = ErrorLine().Matches(output);
        if (errors.Count == 0 || errors.Any(error => error.Groups["code"].Value is not ("NU1101" or "NU1102")))
            return null;
        var texts = errors.Select(error => error.Groups["text"].Value.Trim()).Distinct();
        return $"The package sources lack official packages. {string.Join(' ', texts)}";
    }

    [GeneratedRegex(@"\berror (?<code>[A-Z]+\d+): (?<text>[^.\[]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorLine();
}
