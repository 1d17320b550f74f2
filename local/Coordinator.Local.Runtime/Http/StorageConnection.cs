namespace Coordinator.Local.Runtime.Http;

/// <summary>Where a service of a storage account is and how to sign for it, as a connection string says.</summary>
/// <param name="Endpoint">The service's address without a slash at its end.</param>
/// <param name="Key">The account's name and key.</param>
sealed record StorageConnection(Uri Endpoint, SharedKey Key)
{
    const string DevelopmentKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Reads a connection string.</summary>
    /// <param name="text">The connection string. It never appears in an error message, for it holds the key.</param>
    /// <param name="service">The service to connect to.</param>
    /// <exception cref="FormatException">A part is missing or is not what it should be.</exception>
    public static StorageConnection Parse(string text, StorageService service)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var parts = Split(text);
        if (parts.TryGetValue("UseDevelopmentStorage", out var development) && IsTrue(development))
            parts = Development(parts);
        var account = Required(parts, "AccountName");
        return new StorageConnection(
            EndpointOf(parts, account, service), new SharedKey(account, Required(parts, "AccountKey")));
    }

    static Dictionary<string, string> Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new FormatException("The connection string has a part that is not of the form name=value.");
            parts[part[..equals]] = part[(equals + 1)..];
        }
        return parts;
    }

    static Dictionary<string, string> Development(Dictionary<string, string> parts)
    {
        var host = parts.GetValueOrDefault("DevelopmentStorageProxyUri", "http://127.0.0.1").TrimEnd('/');
        return new(StringComparer.OrdinalIgnoreCase)
        {
            ["AccountName"] = "devstoreaccount1",
            ["AccountKey"] = DevelopmentKey,
            ["QueueEndpoint"] = $"{host}:10001/devstoreaccount1",
            ["TableEndpoint"] = $"{host}:10002/devstoreaccount1",
        };
    }

    static Uri EndpointOf(Dictionary<string, string> parts, string account, StorageService service)
    {
        if (!parts.TryGetValue($"{service}Endpoint", out var endpoint))
        {
            var scheme = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
            var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
            endpoint = $"{scheme}://{account}.{(service == StorageService.Table ? "table" : "queue")}.{suffix}";
        }
        return Uri.TryCreate(endpoint.TrimEnd('/'), UriKind.Absolute, out var uri)
            ? uri
            : throw new FormatException($"The connection string's {service}Endpoint is not an absolute URI.");
    }

    static string Required(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new FormatException($"The connection string has no {name}.");

    static bool IsTrue(string text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
