using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads the settings of collections with a replication factor of their own.</summary>
/// <param name="configuration">The settings.</param>
/// <param name="stores">How many stores there are.</param>
/// <param name="mistakes">Takes what is wrong.</param>
sealed class ShardClassReader(IConfiguration configuration, int stores, ICollection<string> mistakes)
{
    /// <summary>Reads and checks.</summary>
    /// <param name="slots">Slots of the deployment, of which the classes take some.</param>
    public ImmutableArray<ShardClass> Read(int slots)
    {
        var before = mistakes.Count;
        var classes = configuration.GetSection(SettingNames.ShardClasses).GetChildren().Select(Read).ToImmutableArray();
        foreach (var collection in classes.SelectMany(one => one.Collections).GroupBy(name => name).Where(IsTwice))
            mistakes.Add($"{SettingNames.ShardClasses}: the collection '{collection.Key}' stands more than once.");
        if (mistakes.Count == before && classes.Sum(one => one.Slots) >= slots)
            mistakes.Add(
                $"{SettingNames.ShardClasses} take all of the {slots} slots; some must be left for other collections.");
        return mistakes.Count == before ? classes : [];
    }

    static bool IsTwice(IGrouping<string, string> same) => same.Skip(1).Any();

    ShardClass Read(IConfigurationSection section)
    {
        var collections = section.GetSection("Collections").GetChildren().Select(name => name.Value ?? "")
            .ToImmutableArray();
        if (collections.IsEmpty)
            mistakes.Add($"{section.Path}:Collections must name collections.");
        foreach (var error in collections.Select(ItemName.CollectionError).OfType<string>().Distinct())
            mistakes.Add($"{section.Path}:Collections: {error}");
        if (string.IsNullOrWhiteSpace(section["Name"]))
            mistakes.Add($"{section.Path}:Name is missing.");
        var slots = Number(section, "Slots", Limits.SlotCountMax);
        return new ShardClass(
            section["Name"] ?? "", slots, section["Shards"] is null ? 1 : Number(section, "Shards", slots),
            Number(section, "ReplicationFactor", stores), collections);
    }

    int Number(IConfigurationSection section, string name, int greatest)
    {
        if (int.TryParse(section[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= 1 && value <= greatest)
            return value;
        mistakes.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{section.Path}:{name} must be a whole number from 1 to {greatest}, not '{section[name]}'."));
        return 1;
    }
}
