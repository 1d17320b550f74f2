using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Cluster;

/// <summary>Reads the bodies of operations on shards.</summary>
sealed class ShardRequestParser(CoordinatorSettings settings)
{
    /// <summary>The one store of <c>{ "drop": "a" }</c> or <c>{ "add": "a" }</c>; null with an error noted.</summary>
    public string? Store(ReadOnlyMemory<byte> body, string member, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return null;
        var reader = new ObjectReader(root, "", errors);
        var store = reader.RequiredText(member);
        reader.RefuseOthers();
        if (store is not null)
            RequireKnown(store, reader.At(member), errors);
        return errors.IsEmpty ? store : null;
    }

    /// <summary>The stores of <c>{ "to": [ "b", "c" ] }</c>; null with an error noted.</summary>
    public ImmutableArray<string>? Stores(ReadOnlyMemory<byte> body, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return null;
        var reader = new ObjectReader(root, "", errors);
        var array = reader.RequiredArray("to");
        reader.RefuseOthers();
        if (array is not { } members)
            return null;
        var stores = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, member) in members.EnumerateArray().Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{reader.At("to")}/{index}");
            if (member.ValueKind != JsonValueKind.String)
                errors.Add(at, $"Must be the name of a store, not {JsonKinds.Name(member.ValueKind)}.");
            else if (RequireKnown(member.GetString()!, at, errors) && stores.Contains(member.GetString()!))
                errors.Add(at, "Is there twice.");
            else
                stores.Add(member.GetString()!);
        }

        if (members.GetArrayLength() == 0)
            errors.Add(reader.At("to"), "Must name at least one store.");
        return errors.IsEmpty ? stores.ToImmutable() : null;
    }

    /// <summary>The number of <c>{ "replicas": 3 }</c>; null with an error noted.</summary>
    public int? Replicas(ReadOnlyMemory<byte> body, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return null;
        var reader = new ObjectReader(root, "", errors);
        var replicas = reader.OptionalWhole("replicas", 1, settings.Stores.Length);
        if (reader.Optional("replicas") is null)
            errors.Add(reader.At("replicas"), "Is missing.");
        reader.RefuseOthers();
        return errors.IsEmpty ? (int?)replicas : null;
    }

    /// <summary>The shard that a path names; null when it names none.</summary>
    public static ShardPlacement? Shard(PlacementMap map, string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? map.Shard(number) : null;

    bool RequireKnown(string store, string at, RequestErrors errors)
    {
        var names = settings.Stores.Select(known => known.Name).ToList();
        if (names.Contains(store))
            return true;
        errors.Add(at, $"Is no store of this deployment; those are {string.Join(", ", names)}.");
        return false;
    }
}
