using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Coordinator.Functions.Dashboard;

/// <summary>
/// The files of the dashboard, out of this assembly: they are there in both flavours, and always of the release that
/// answers their calls.
/// </summary>
static class DashboardFiles
{
    /// <summary>The page itself.</summary>
    public const string Page = "index.html";

    const string Prefix = "dashboard:";

    /// <summary>All of them by their paths, with slashes.</summary>
    public static FrozenDictionary<string, DashboardFile> All { get; } = typeof(DashboardFiles).Assembly
        .GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..].Replace('\\', '/'), Read, StringComparer.Ordinal);

    /// <summary>A file; null when there is none at that path.</summary>
    public static DashboardFile? Find(string path) => All.GetValueOrDefault(path);

    static DashboardFile Read(string name)
    {
        using var stream = typeof(DashboardFiles).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var hash = Convert.ToHexString(SHA256.HashData(content))[..32];
        return new DashboardFile(content, MediaTypeOf(name), $"\"{hash}\"");
    }

    static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".txt" => "text/plain; charset=utf-8",
        var other => throw new InvalidOperationException($"{name}: say what media type '{other}' has."),
    };
}
