using System.Collections.Immutable;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Operations;
using Coordinator.Functions.Telemetry;
using Coordinator.Storage;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads the settings, notes everything that is wrong with them, and only then gives up.</summary>
sealed class SettingsReader
{
    /// <summary>
    /// Azure bills by rows: there a round looks at some slots. Azurite scans all it has anyway, so its sample says 0.
    /// </summary>
    const int SlotsPerSweepDefault = 64;

    readonly IConfiguration _configuration;
    readonly NumberReader _numbers;
    readonly List<string> _mistakes = [];

    SettingsReader(IConfiguration configuration)
    {
        _configuration = configuration;
        _numbers = new NumberReader(configuration, _mistakes);
    }

    /// <summary>Reads and checks.</summary>
    /// <exception cref="InvalidSettingsException">Something is missing or makes no sense.</exception>
    public static CoordinatorSettings Read(IConfiguration configuration) => new SettingsReader(configuration).Read();

    CoordinatorSettings Read()
    {
        var stores = Stores();
        var slots = _numbers.Read(SettingNames.Slots, CoordinatorSettings.SlotsDefault, 1, Limits.SlotCountMax);
        var classes = new ShardClassReader(_configuration, stores.Length, _mistakes).Read(slots);
        var slotsLeft = slots - classes.Sum(one => one.Slots);
        var access = new AccessReader(_configuration, _mistakes).Read();
        var settings = new CoordinatorSettings
        {
            Stores = stores,
            ControlStores = ControlStores(stores),
            Slots = slots,
            Shards = _numbers.Read(SettingNames.Shards, Math.Min(4, slotsLeft), 1, slotsLeft),
            ReplicationFactor = _numbers.Read(
                SettingNames.ReplicationFactor, Math.Min(2, stores.Length), 1, stores.Length),
            ShardClasses = classes,
            Limits = new LimitReader(_configuration, _mistakes).Read(),
            RequestTimeout = _numbers.Milliseconds(
                SettingNames.RequestTimeoutMs, StoreOptions.RequestTimeoutDefault, 100, 60_000),
            AreDrillsEnabled = Flag(SettingNames.DrillsEnabled, absent: false),
            Timings = Timings(),
            Placement = Placement(),
            Outgoing = new OutgoingReader(_configuration, _mistakes).Read(),
            Telemetry = new TelemetryReader(_configuration, _mistakes).Read(),
            Access = access,
            Tenants = new TenantReader(_configuration, access.OperatorKeys, _mistakes).Read(),
        };
        _mistakes.AddRange(RetiredSettings.MistakesIn(_configuration));
        return _mistakes.Count == 0 ? settings : throw new InvalidSettingsException(_mistakes);
    }

    ImmutableArray<StoreSettings> Stores()
    {
        var sections = _configuration.GetSection(SettingNames.Stores).GetChildren().ToList();
        if (sections.Count == 0)
            _mistakes.Add($"{SettingNames.Stores}:0:Name is missing; at least one storage account is needed.");
        var stores = sections.Select(Store).ToImmutableArray();
        foreach (var name in stores.GroupBy(store => store.Name).Where(same => same.Count() > 1))
            _mistakes.Add($"{SettingNames.Stores}: the name '{name.Key}' stands more than once.");
        return stores;
    }

    StoreSettings Store(IConfigurationSection section)
    {
        var store = new StoreSettings(section["Name"] ?? "")
        {
            ConnectionString = section["ConnectionString"] is { Length: > 0 } connection ? connection : null,
            TableServiceUri = Address(section, "TableServiceUri"),
            QueueServiceUri = Address(section, "QueueServiceUri"),
        };
        if (store.Name.Length is 0 or > 24 || !store.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            _mistakes.Add($"{section.Path}:Name must have 1-24 characters of A-Z a-z 0-9 - _.");
        if (store.ConnectionString is null == string.IsNullOrEmpty(section["TableServiceUri"]))
            _mistakes.Add($"{section.Path} needs either ConnectionString or, for a managed identity, TableServiceUri.");
        if (store.ConnectionString is { } given && !CanBeRead(given))
            _mistakes.Add($"{section.Path}:ConnectionString is no connection string of a storage account.");
        return store;
    }

    /// <summary>Asks the client library, whose reasons are not told on: they might quote a key.</summary>
    static bool CanBeRead(string connection)
    {
        try
        {
            return new TableServiceClient(connection) is not null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    Uri? Address(IConfigurationSection section, string name)
    {
        if (section[name] is not { Length: > 0 } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        _mistakes.Add($"{section.Path}:{name} must be an address such as https://account.table.core.windows.net.");
        return null;
    }

    ImmutableArray<string> ControlStores(ImmutableArray<StoreSettings> stores)
    {
        // An environment variable can blank an entry of a file, not remove it.
        var given = _configuration.GetSection(SettingNames.ControlStores).GetChildren()
            .Select(name => name.Value).OfType<string>().Where(name => name.Length > 0);
        var names = given.DefaultIfEmpty(stores.IsEmpty ? "" : stores[0].Name).ToImmutableArray();
        if (names.Length is not (1 or 3))
        {
            _mistakes.Add(
                $"{SettingNames.ControlStores} must name one store or three, not {names.Length}: of two or four no "
                + "more may be out than of one or three.");
        }

        if (names.Distinct().Count() < names.Length)
            _mistakes.Add($"{SettingNames.ControlStores} must name different stores.");
        for (var i = 0; i < names.Length; i++)
        {
            if (!stores.Any(store => store.Name == names[i]))
                _mistakes.Add(
                    $"{SettingNames.ControlStores}:{i} names '{names[i]}', which is none of {SettingNames.Stores}.");
        }

        if (stores.FirstOrDefault(store => store.Name == names[0]) is { ConnectionString: null, QueueServiceUri: null })
            _mistakes.Add($"{SettingNames.Stores}: the control store '{names[0]}' needs QueueServiceUri as well.");
        return names;
    }

    PlacementPolicy Placement()
    {
        var usual = new PlacementPolicy();
        return new PlacementPolicy
        {
            IsAutomatic = Flag(SettingNames.FailoverAutomatic, usual.IsAutomatic),
            FailoverAfter = _numbers.Milliseconds(SettingNames.FailoverAfterMs, usual.FailoverAfter, 1_000, 3_600_000),
            RejoinAfter = _numbers.Milliseconds(SettingNames.RejoinAfterMs, usual.RejoinAfter, 0, 86_400_000),
        };
    }

    bool Flag(string name, bool absent)
    {
        if (_configuration[name] is not { Length: > 0 } text)
            return absent;
        if (bool.TryParse(text, out var value))
            return value;
        _mistakes.Add($"{name} must be true or false, not '{text}'.");
        return absent;
    }

    CoordinatorOptions Timings()
    {
        try
        {
            var defaults = new CoordinatorOptions { SlotsPerSweep = SlotsPerSweepDefault };
            _configuration.GetSection(SettingNames.Timings).Bind(defaults);
            CheckPositive(defaults);
            return defaults;
        }
        catch (InvalidOperationException e)
        {
            // The binder's message names the setting and the text that it could not convert.
            _mistakes.Add($"{SettingNames.Timings}: {e.Message} Times are written as hours:minutes:seconds.");
            return new CoordinatorOptions();
        }
    }

    void CheckPositive(CoordinatorOptions timings)
    {
        var times = typeof(CoordinatorOptions).GetProperties().Where(p => p.PropertyType == typeof(TimeSpan));
        foreach (var property in times)
        {
            if ((TimeSpan)property.GetValue(timings)! <= TimeSpan.Zero)
                _mistakes.Add($"{SettingNames.Timings}:{property.Name} must be longer than nothing.");
        }

        if (timings.ResolveRoundsMax < 1)
            _mistakes.Add($"{SettingNames.Timings}:{nameof(timings.ResolveRoundsMax)} must be at least 1.");
        if (timings.SlotsPerSweep < 0)
            _mistakes.Add($"{SettingNames.Timings}:{nameof(timings.SlotsPerSweep)} must not be negative.");
        if (timings.SnapshotMovesMax < 0)
            _mistakes.Add($"{SettingNames.Timings}:{nameof(timings.SnapshotMovesMax)} must not be negative.");
    }
}
