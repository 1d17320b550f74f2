using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Placement;

/// <summary>
/// A placement map as JSON:
/// <c>{"slotCount":64,"classes":[{"name":"gold","first":56,"slots":8,"collections":["payments"]}],
/// "controlStores":["a"],"shards":[{"id":0,"first":0,"last":15,"replicas":2,"epoch":3,"inSync":[["a",1],["b",4]],
/// "lastIncarnation":5,
/// "pending":{"epoch":4,"inSync":[["a",1],["b",4],["c",5]],"phase":"Copying"},"retired":[["c",1]]}]}</c>,
/// where a store stands with its incarnation, and <c>classes</c>, <c>pending</c> and <c>retired</c> are left out when
/// there are none.
/// </summary>
static class PlacementJson
{
    public static ReadOnlyMemory<byte> ToBytes(PlacementMap map) => StoredJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("slotCount", map.SlotCount);
        if (!map.Layout.Classes.IsEmpty)
            Write(json, map.Layout.Classes);
        Write(json, "controlStores", map.ControlStores);
        json.WriteStartArray("shards");
        foreach (var shard in map.Shards)
            Write(json, shard);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static PlacementMap FromBytes(ReadOnlyMemory<byte> bytes) => StoredJson.Read(bytes, json =>
    {
        var slotCount = json.GetProperty("slotCount").GetInt32();
        return new PlacementMap(slotCount, [.. json.GetProperty("shards").EnumerateArray().Select(ReadShard)])
        {
            ControlStores = ReadNames(json.GetProperty("controlStores")),
            Layout = new SlotLayout(slotCount, json.TryGetProperty("classes", out var classes)
                ? [.. classes.EnumerateArray().Select(ReadClass)]
                : []),
        };
    });

    static void Write(Utf8JsonWriter json, ImmutableArray<SlotClass> classes)
    {
        json.WriteStartArray("classes");
        foreach (var one in classes)
        {
            json.WriteStartObject();
            json.WriteString("name", one.Name);
            json.WriteNumber("first", one.FirstSlot);
            json.WriteNumber("slots", one.SlotCount);
            Write(json, "collections", one.Collections);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static SlotClass ReadClass(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        json.GetProperty("first").GetInt32(),
        json.GetProperty("slots").GetInt32(),
        ReadNames(json.GetProperty("collections")));

    static void Write(Utf8JsonWriter json, string name, ImmutableArray<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names)
            json.WriteStringValue(one);
        json.WriteEndArray();
    }

    static ImmutableArray<string> ReadNames(JsonElement json) =>
        [.. json.EnumerateArray().Select(name => name.GetString()!)];

    static void Write(Utf8JsonWriter json, ShardPlacement shard)
    {
        json.WriteStartObject();
        json.WriteNumber("id", shard.Id);
        json.WriteNumber("first", shard.FirstSlot.Value);
        json.WriteNumber("last", shard.LastSlot.Value);
        json.WriteNumber("replicas", shard.ReplicationFactor);
        json.WriteNumber("epoch", shard.Epoch.Value);
        Write(json, "inSync", shard.InSync);
        json.WriteNumber("lastIncarnation", shard.LastIncarnation);
        if (shard.Pending is { } pending)
        {
            json.WriteStartObject("pending");
            json.WriteNumber("epoch", pending.Epoch.Value);
            Write(json, "inSync", pending.InSync);
            json.WriteString("phase", pending.Phase.ToString());
            json.WriteEndObject();
        }

        if (!shard.Retired.IsEmpty)
            Write(json, "retired", shard.Retired);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, ImmutableArray<InSyncStore> stores)
    {
        json.WriteStartArray(name);
        foreach (var store in stores)
        {
            json.WriteStartArray();
            json.WriteStringValue(store.Store);
            json.WriteNumberValue(store.Incarnation);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    static ShardPlacement ReadShard(JsonElement json) => new(
        json.GetProperty("id").GetInt32(),
        new SlotId(json.GetProperty("first").GetInt32()),
        new SlotId(json.GetProperty("last").GetInt32()),
        new Epoch(json.GetProperty("epoch").GetInt32()),
        ReadStores(json.GetProperty("inSync")),
        json.TryGetProperty("pending", out var pending) ? ReadPending(pending) : null)
    {
        ReplicationFactor = json.GetProperty("replicas").GetInt32(),
        LastIncarnation = json.GetProperty("lastIncarnation").GetInt32(),
        Retired = json.TryGetProperty("retired", out var retired) ? ReadStores(retired) : [],
    };

    static PendingPlacement ReadPending(JsonElement json) => new(
        new Epoch(json.GetProperty("epoch").GetInt32()),
        ReadStores(json.GetProperty("inSync")),
        Enum.Parse<PendingPhase>(json.GetProperty("phase").GetString()!));

    static ImmutableArray<InSyncStore> ReadStores(JsonElement json) =>
        [.. json.EnumerateArray().Select(pair => new InSyncStore(pair[0].GetString()!, pair[1].GetInt32()))];
}
