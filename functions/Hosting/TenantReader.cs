using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Functions.Access;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads the settings of tenants.</summary>
/// <param name="configuration">The settings.</param>
/// <param name="operators">Digests of the operators' keys, which no tenant may have.</param>
/// <param name="mistakes">Takes what is wrong. What stands in place of a digest is not quoted: it may be a key.</param>
sealed class TenantReader(
    IConfiguration configuration, IReadOnlyCollection<KeyDigest> operators, ICollection<string> mistakes)
{
    const int RequestsPerSecondMax = 1_000_000;
    const int ClientCharsMax = 128;

    /// <summary>Reads and checks.</summary>
    public ImmutableArray<TenantSettings> Read()
    {
        var tenants = configuration.GetSection(SettingNames.Tenants).GetChildren().Select(Tenant).ToImmutableArray();
        RequireOnce(tenants.Select(tenant => tenant.Tenant.Name).Where(name => name.Length > 0), "the name");
        RequireOnce(tenants.SelectMany(tenant => tenant.Clients).Select(TenantDirectory.Canonical), "the client");
        RequireOnce(tenants.SelectMany(tenant => tenant.Keys).Select(key => key.ToString()), "the key with the digest");
        return tenants;
    }

    TenantSettings Tenant(IConfigurationSection section)
    {
        if (!Core.Model.Tenant.TryParse(section["Name"] ?? "", out var tenant))
            mistakes.Add(
                $"{section.Path}:Name must have 1-{Core.Model.Tenant.CharsMax} characters of a-z 0-9, and not be s "
                + "with a number.");
        var settings = new TenantSettings(tenant)
        {
            Keys = Keys(section),
            Clients = Clients(section),
            AllowedHosts = new AllowedHostReader(mistakes).Read(section.GetSection("AllowedHosts")),
            RequestsPerSecond = RequestsPerSecond(section),
        };
        if (!section.GetSection("Keys").GetChildren().Any() && settings.Clients.IsEmpty)
            mistakes.Add($"{section.Path} needs Keys or Clients: nobody could act for it.");
        return settings;
    }

    ImmutableArray<KeyDigest> Keys(IConfigurationSection section)
    {
        var keys = new KeyDigestReader(mistakes).Read(section.GetSection("Keys"));
        if (keys.Any(key => operators.Any(key.IsSameAs)))
            mistakes.Add($"{section.Path}:Keys holds an operator's key, which belongs to no tenant.");
        return keys;
    }

    ImmutableArray<string> Clients(IConfigurationSection section)
    {
        var clients = section.GetSection("Clients").GetChildren().ToList();
        foreach (var client in clients.Where(client => !IsClient(client.Value)))
            mistakes.Add($"{client.Path} must be the id of an application or a user, 1-{ClientCharsMax} characters.");
        return [.. clients.Select(client => client.Value).OfType<string>().Where(IsClient)];
    }

    static bool IsClient(string? id) =>
        id is { Length: >= 1 and <= ClientCharsMax } && id.All(c => c is > ' ' and <= '~');

    int RequestsPerSecond(IConfigurationSection section)
    {
        if (section["RequestsPerSecond"] is not { Length: > 0 } text)
            return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= RequestsPerSecondMax)
            return value;
        mistakes.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{section.Path}:RequestsPerSecond must be a whole number from 0 to {RequestsPerSecondMax}, not "
            + $"'{text}'."));
        return 0;
    }

    void RequireOnce(IEnumerable<string> values, string what)
    {
        foreach (var value in values.GroupBy(value => value).Where(same => same.Skip(1).Any()))
            mistakes.Add($"{SettingNames.Tenants}: {what} '{value.Key}' stands more than once.");
    }
}
