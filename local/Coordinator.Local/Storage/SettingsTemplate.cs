using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordinator.Local.Storage;

/// <summary>
/// The settings to start from: <c>local.settings.json</c> at the repository's root, which is copied from
/// <c>local.settings.sample.json</c> on the first start so that it can be changed without showing up as a change.
/// </summary>
sealed class SettingsTemplate
{
    const string Section = "Coordinator";
    const string Outgoing = "Outgoing";
    const string ControlStores = "ControlStores";

    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        // Keys stay as they are: + is +.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    static readonly JsonNodeOptions IgnoreCase = new() { PropertyNameCaseInsensitive = true };
    static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    readonly JsonObject _content;
    readonly string _path;

    SettingsTemplate(string path, JsonObject content)
    {
        _path = path;
        _content = content;
    }

    /// <summary>The stores' names in their order.</summary>
    /// <exception cref="LauncherException">None is named.</exception>
    public IReadOnlyList<string> StoreNames =>
        _content[Section]?["Stores"] is JsonArray { Count: > 0 } stores
            ? [.. stores.Select((store, i) => store?["Name"]?.GetValue<string>()
                ?? throw Missing($"Coordinator:Stores:{i}:Name"))]
            : throw Missing("Coordinator:Stores");

    /// <summary>The first store's connection string. It contains the key.</summary>
    /// <exception cref="LauncherException">There is none.</exception>
    public string FirstConnectionString =>
        _content[Section]?["Stores"]?[0]?["ConnectionString"]?.GetValue<string>()
        ?? throw Missing("Coordinator:Stores:0:ConnectionString");

    /// <summary>The key that calls to participants are signed with; null for none. A secret.</summary>
    public string? SigningKey => _content[Section]?[Outgoing]?[nameof(SigningKey)]?.GetValue<string>();

    /// <summary>Reads the settings, after copying the sample on the first start.</summary>
    /// <param name="root">The repository's root.</param>
    /// <exception cref="LauncherException">There is neither file, or it is no JSON object.</exception>
    public static SettingsTemplate Load(string root)
    {
        var path = Path.Combine(root, "local.settings.json");
        var sample = Path.Combine(root, "local.settings.sample.json");
        if (!File.Exists(path) && !File.Exists(sample))
            throw new LauncherException($"{sample} is missing. Run the launcher from a whole clone of the repository.");
        if (!File.Exists(path))
            File.Copy(sample, path);
        var settings = Read(path);
        if (File.Exists(sample))
            settings.TakeMissing(Read(sample));
        return settings;
    }

    /// <summary>Reads one settings file.</summary>
    /// <exception cref="LauncherException">It is missing or no JSON object.</exception>
    public static SettingsTemplate Read(string path)
    {
        if (!File.Exists(path))
            throw new LauncherException($"{path} is missing. \"storage\" writes a settings file into its data folder.");
        try
        {
            return JsonNode.Parse(File.ReadAllText(path), IgnoreCase, Lenient) is JsonObject content
                ? new SettingsTemplate(path, content)
                : throw new LauncherException($"{path} is no JSON object.");
        }
        catch (JsonException e)
        {
            throw new LauncherException($"{path} is no valid JSON: {e.Message}", e);
        }
    }

    /// <summary>
    /// Names for a number of stores: those of the settings as far as they go, then the next free letters.
    /// </summary>
    public IReadOnlyList<string> NameStores(int count)
    {
        var known = StoreNames;
        var letters = Enumerable.Range('a', 26).Select(c => ((char)c).ToString()).Except(known);
        var names = known.Concat(letters).Take(count).ToArray();
        return names.Length == count
            ? names
            : throw new LauncherException($"--stores {count} is more than there are names.");
    }

    /// <summary>Writes these settings with the stores' connection strings filled in.</summary>
    /// <param name="path">The file; readable by its owner only, because it contains the keys.</param>
    /// <param name="connectionStrings">Connection strings by store name, in order.</param>
    public void WriteWith(IReadOnlyList<KeyValuePair<string, string>> connectionStrings, string path)
    {
        var settings = (JsonObject)_content.DeepClone();
        if (settings[Section] is not JsonObject coordinator)
            settings[Section] = coordinator = [];
        coordinator["Stores"] = new JsonArray([.. connectionStrings.Select(store => (JsonNode)new JsonObject
        {
            ["Name"] = store.Key,
            ["ConnectionString"] = store.Value,
        })]);
        KeepControlStores(coordinator, [.. connectionStrings.Select(store => store.Key)]);
        PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(settings, Indented));
    }

    /// <summary>With fewer stores than the settings name, one of those that are left holds the registers.</summary>
    static void KeepControlStores(JsonObject coordinator, IReadOnlyList<string> stores)
    {
        if (coordinator[ControlStores] is not JsonArray named)
            return;
        var names = named.Select(name => name?.GetValue<string>() ?? "").ToList();
        if (names.All(stores.Contains))
            return;
        coordinator[ControlStores] = new JsonArray(names.Find(stores.Contains) ?? stores[0]);
    }

    /// <summary>A file that was copied before the sample had calls to participants allows none otherwise.</summary>
    void TakeMissing(SettingsTemplate sample)
    {
        if (_content[Section] is JsonObject own && own[Outgoing] is null)
            own[Outgoing] = sample._content[Section]?[Outgoing]?.DeepClone();
    }

    LauncherException Missing(string setting) => new(
        $"{_path} does not say {setting}. Compare it with local.settings.sample.json, "
        + "or delete it to get a fresh copy.");
}
