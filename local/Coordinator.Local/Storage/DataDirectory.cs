using System.Globalization;
using System.Text.Json;

namespace Coordinator.Local.Storage;

/// <summary>
/// The folder that a launcher keeps everything in. It belongs to one launcher at a time: two would start two Azurites
/// on the same files. Dispose it to let the next one in; the system does so when the process dies.
/// </summary>
sealed class DataDirectory : IDisposable
{
    /// <summary>The name of the file with the settings for hosts.</summary>
    public const string SettingsFileName = "settings.json";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    readonly FileStream _lock;

    DataDirectory(string path, FileStream claim)
    {
        Path = path;
        _lock = claim;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The settings that a host needs to work on this storage, written at each start.</summary>
    public string SettingsFile => System.IO.Path.Combine(Path, SettingsFileName);

    string LayoutFile => System.IO.Path.Combine(Path, "storage.json");

    /// <summary>Takes the folder, which is created when missing.</summary>
    /// <exception cref="LauncherException">Another launcher has it, or it cannot be written.</exception>
    public static DataDirectory Claim(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(path);
            var file = System.IO.Path.Combine(path, "launcher.lock");
            var claim = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(PidFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataDirectory(path, claim);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LauncherException($"{path} cannot be written. Choose another folder: --data DIR.", e);
        }
        catch (IOException e) when (File.Exists(PidFile(path)))
        {
            throw new LauncherException(
                $"{path} is in use by another launcher (process {File.ReadAllText(PidFile(path))}). "
                + "Stop that one with Ctrl+C, or use another folder: --data DIR.", e);
        }
    }

    /// <summary>Where one Azurite process keeps its files.</summary>
    public string AzuriteFolder(int process) =>
        System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"azurite-{process}"));

    /// <summary>The layout of an earlier start; null when the folder is new.</summary>
    /// <exception cref="LauncherException">The file is damaged.</exception>
    public StorageLayout? ReadLayout()
    {
        if (!File.Exists(LayoutFile))
            return null;
        try
        {
            return JsonSerializer.Deserialize<StorageLayout>(File.ReadAllBytes(LayoutFile), Json);
        }
        catch (JsonException e)
        {
            throw new LauncherException(
                $"{LayoutFile} is damaged ({e.Message}). It holds the keys of the data in this folder: restore it "
                + "from a copy, or start afresh in another folder: --data DIR.", e);
        }
    }

    /// <summary>Keeps the layout for the next start.</summary>
    public void WriteLayout(StorageLayout layout) =>
        PrivateFile.Write(LayoutFile, JsonSerializer.SerializeToUtf8Bytes(layout, Json));

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(PidFile(Path));
        _lock.Dispose();
    }

    static string PidFile(string path) => System.IO.Path.Combine(path, "launcher.pid");
}
