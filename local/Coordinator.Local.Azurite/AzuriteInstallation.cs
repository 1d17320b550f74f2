using System.Globalization;
using System.Text.Json;

namespace Coordinator.Local.Azurite;

/// <summary>
/// An installed Azurite of the version that the repository pins, and the Node.js that runs it.
/// </summary>
public sealed class AzuriteInstallation
{
    const int NodeMajorMin = 20;

    AzuriteInstallation(string root, string version, string nodeVersion)
    {
        Root = root;
        Version = version;
        NodeVersion = nodeVersion;
    }

    /// <summary>The folder whose <c>package.json</c> pins Azurite: the repository's root.</summary>
    public string Root { get; }

    /// <summary>Azurite's version.</summary>
    public string Version { get; }

    /// <summary>The version of Node.js, for example <c>v22.1.0</c>.</summary>
    public string NodeVersion { get; }

    /// <summary>The program that runs Azurite.</summary>
    public string NodePath { get; } = "node";

    /// <summary>Azurite's main script.</summary>
    public string EntryPoint => Path.Combine(PackageFolder(Root), "dist", "src", "azurite.js");

    /// <summary>
    /// Finds Azurite, and runs <c>npm ci</c> when it is missing or of another version than the pinned one. Safe to call
    /// from several processes at once: they take turns.
    /// </summary>
    /// <param name="progress">Receives each line of progress: a first installation takes a minute.</param>
    /// <param name="time">The clock for waiting on another process's installation.</param>
    /// <param name="cancellation">Stops the installation.</param>
    /// <returns>The installation, ready to start.</returns>
    /// <exception cref="AzuriteException">Node.js is missing or too old, or the installation failed.</exception>
    public static async Task<AzuriteInstallation> EnsureAsync(
        Action<string>? progress = null, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var root = FindRoot();
        var nodeVersion = await NodeVersionAsync(root, cancellation);
        var pinned = PinnedVersion(root);
        if (InstalledVersion(root) != pinned)
            await InstallAsync(root, pinned, progress ?? (_ => { }), time ?? TimeProvider.System, cancellation);
        return new AzuriteInstallation(root, pinned, nodeVersion);
    }

    static async Task InstallAsync(
        string root, string pinned, Action<string> progress, TimeProvider time, CancellationToken cancellation)
    {
        using var turn = await InstallationTurn.TakeAsync(root, time, cancellation);
        if (InstalledVersion(root) == pinned)
            return; // Somebody else installed it while we waited.
        progress($"Installing Azurite {pinned} (once) ...");
        var exitCode = await Command.RunAsync("npm", ["ci", "--no-progress"], root, progress, cancellation);
        if (exitCode is null)
            throw new AzuriteException("npm was not found. It comes with Node.js: install it from https://nodejs.org.");
        if (exitCode != 0)
            throw new AzuriteException($"\"npm ci\" in {root} failed with exit code {exitCode}; its lines say why.");
        if (InstalledVersion(root) != pinned)
            throw new AzuriteException($"\"npm ci\" in {root} ended well, but Azurite {pinned} is not there.");
        progress($"Azurite {pinned} is installed.");
    }

    static async Task<string> NodeVersionAsync(string root, CancellationToken cancellation)
    {
        var version = "";
        var exitCode = await Command.RunAsync("node", ["--version"], root, line => version = line.Trim(), cancellation);
        const string advice = "Install Node.js 20 or newer from https://nodejs.org and open a new terminal.";
        if (exitCode is null)
            throw new AzuriteException($"Node.js was not found; it runs Azurite, the storage emulator. {advice}");
        var major = version.TrimStart('v').Split('.')[0];
        if (!int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new AzuriteException($"\"node --version\" said \"{version}\", which is no version. {advice}");
        return number >= NodeMajorMin
            ? version
            : throw new AzuriteException($"Node.js {version} is too old for Azurite. {advice}");
    }

    static string FindRoot()
    {
        string[] starts = [Directory.GetCurrentDirectory(), AppContext.BaseDirectory];
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (ReadPin(folder.FullName) is not null)
                    return folder.FullName;
            }
        }
        throw new AzuriteException(
            $"No package.json that pins Azurite in or above {string.Join(" or ", starts)}. "
            + "Run from inside the repository.");
    }

    static string PinnedVersion(string root) => ReadPin(root)
        ?? throw new AzuriteException($"{root}/package.json no longer names Azurite.");

    static string? ReadPin(string folder) =>
        ReadJson(Path.Combine(folder, "package.json")) is { } package
        && package.TryGetProperty("dependencies", out var dependencies)
        && dependencies.TryGetProperty("azurite", out var version)
            ? version.GetString()
            : null;

    static string? InstalledVersion(string root) =>
        ReadJson(Path.Combine(PackageFolder(root), "package.json")) is { } package
        && package.TryGetProperty("version", out var version)
            ? version.GetString()
            : null;

    static JsonElement? ReadJson(string file)
    {
        if (!File.Exists(file))
            return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.Clone();
    }

    static string PackageFolder(string root) => Path.Combine(root, "node_modules", "azurite");
}
