using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Placement;

/// <summary>
/// A placement map as JSON:
/// <c>{"slotCount":64,"shards":[{"id":0,"first":0,"last":15,"epoch":3,"inSync":[["a",1],["b",4]],"pending":4}]}</c>,
/// where a store stands with its incarnation, and <c>pending</c> is left out when there is none.
/// </summary>
static class PlacementJson
{
    public static ReadOnlyMemory<byte> ToBytes(PlacementMap map) => StoredJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("slotCount", map.SlotCount);
        json.WriteStartArray("shards");
        foreach (var shard in map.Shards)
            Write(json, shard);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static PlacementMap FromBytes(ReadOnlyMemory<byte> bytes) => StoredJson.Read(bytes, json => new PlacementMap(
        json.GetProperty("slotCount").GetInt32(),
        [.. json.GetProperty("shards").EnumerateArray().Select(ReadShard)]));

    static void Write(Utf8JsonWriter json, ShardPlacement shard)
    {
        json.WriteStartObject();
        json.WriteNumber("id", shard.Id);
        json.WriteNumber("first", shard.FirstSlot.Value);
        json.WriteNumber("last", shard.LastSlot.Value);
        json.WriteNumber("epoch", shard.Epoch.Value);
        json.WriteStartArray("inSync");
        foreach (var store in shard.InSync)
        {
            json.WriteStartArray();
            json.WriteStringValue(store.Store);
            json.WriteNumberValue(store.Incarnation);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        if (shard.Pending is { } pending)
            json.WriteNumber("pending", pending.Value);
        json.WriteEndObject();
    }

    static ShardPlacement ReadShard(JsonElement json) => new(
        json.GetProperty("id").GetInt32(),
        new SlotId(json.GetProperty("first").GetInt32()),
        new SlotId(json.GetProperty("last").GetInt32()),
        new Epoch(json.GetProperty("epoch").GetInt32()),
        [.. json.GetProperty("inSync").EnumerateArray().Select(ReadStore)],
        json.TryGetProperty("pending", out var pending) ? new Epoch(pending.GetInt32()) : null);

    static InSyncStore ReadStore(JsonElement pair) => new(pair[0].GetString()!, pair[1].GetInt32());
}
