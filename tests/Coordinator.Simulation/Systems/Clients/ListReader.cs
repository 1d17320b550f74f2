using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Simulation.Systems.Http;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>Reads of lists outside transactions; null where there is no answer.</summary>
sealed class ListReader(ListClients clients)
{
    /// <summary>One list by a strong read.</summary>
    public async Task<(long Version, ImmutableArray<long> Values)?> ReadAsync(SystemClient client, string key)
    {
        var open = clients.Begin(client, new ReadList(key));
        var found = await GetAsync(client, key, "strong");
        if (found is { } list)
            open.Ok(new ReadList(key, list.Values));
        else
            open.Fail();
        return found;
    }

    /// <summary>Several lists by a snapshot.</summary>
    public async Task<IReadOnlyDictionary<string, (long Version, ImmutableArray<long> Values)>?> SnapshotAsync(
        SystemClient client, string[] keys)
    {
        var open = clients.Begin(client, keys.Select(key => new ReadList(key)));
        var items = string.Join(',', keys.Select(key => $"\"{clients.Items[key]}\""));
        var reply = await client.AskAsync(new HttpAsk("POST", "/api/read", $$"""{"items":[{{items}}]}"""));
        if (!reply.IsGood)
        {
            open.Fail();
            return null;
        }

        var lists = reply.Json().GetProperty("items").EnumerateArray().Select(ListOf).ToList();
        open.Ok(keys.Zip(lists, (key, list) => new ReadList(key, list.Values)));
        return keys.Zip(lists).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>Versions and values of lists to append to, read in any way.</summary>
    public async Task<IReadOnlyDictionary<string, (long Version, ImmutableArray<long> Values)>?> LookAsync(
        SystemClient client, string[] keys)
    {
        var way = client.Random.Next(3);
        if (way == 1 && keys.Length > 0)
            return await SnapshotAsync(client, keys);
        var found = new Dictionary<string, (long Version, ImmutableArray<long> Values)>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            // What eventual reads tell is no part of the history: they may be old.
            var list = way == 0 ? await GetAsync(client, key, "eventual") : await ReadAsync(client, key);
            if (list is null)
                return null;
            found[key] = list.Value;
        }

        return found;
    }

    async Task<(long Version, ImmutableArray<long> Values)?> GetAsync(SystemClient client, string key, string how)
    {
        var item = clients.Items[key];
        var reply = await client.AskAsync(new HttpAsk(
            "GET", $"/api/items/{item.Collection}/{Uri.EscapeDataString(item.Key)}?consistency={how}"));
        return reply.Status switch
        {
            200 => (reply.Version, ListItem.Parse(reply.Text)),
            404 => (0, []),
            _ => null,
        };
    }

    static (long Version, ImmutableArray<long> Values) ListOf(JsonElement item)
    {
        var isThere = item.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object;
        return (item.GetProperty("version").GetInt64(), ListItem.Parse(isThere ? value.GetRawText() : null));
    }
}
