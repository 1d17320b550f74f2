namespace Coordinator.TestKit.Conformance;

/// <summary>
/// The public API of the official packages: a folder with one file an assembly, one documentation identifier a line. It
/// stands beside the repository, not in it; <c>COORDINATOR_OFFICIAL_API</c> may name another place.
/// </summary>
public static class OfficialApi
{
    const string Variable = "COORDINATOR_OFFICIAL_API";

    /// <summary>Of Microsoft.Azure.Functions.Worker.OpenTelemetry 1.2.0, which has no list.</summary>
    static readonly string[] Unlisted =
    [
        "T:Microsoft.Azure.Functions.Worker.OpenTelemetry.ConfigureFunctionsOpenTelemetry",
        "M:Microsoft.Azure.Functions.Worker.OpenTelemetry.ConfigureFunctionsOpenTelemetry"
            + ".UseFunctionsWorkerDefaults(OpenTelemetry.IOpenTelemetryBuilder)",
    ];

    public static string? Folder { get; } = Find();

    public static string HowToGetIt =>
        "The official API lists are neither in ../shared/official-api beside the repository "
        + $"nor where {Variable} says.";

    public static HashSet<string> Read() => Directory.GetFiles(Folder!, "*.txt")
        .SelectMany(File.ReadLines)
        .Select(line => line.Trim())
        .Where(line => line.Length > 0)
        .Concat(Unlisted)
        .ToHashSet(StringComparer.Ordinal);

    static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) ?? Beside(AppContext.BaseDirectory);
        return Directory.Exists(folder) ? folder : null;
    }

    static string? Beside(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Coordinator.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "official-api");
        }
        return null;
    }
}
