using System.Collections.Immutable;
using Coordinator.Core.Reads;
using Coordinator.TestKit.Checkers.ListAppend;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>Reads of lists outside transactions; null where there is no answer.</summary>
sealed class ListReads(ListClients clients)
{
    /// <summary>One list by a strong read.</summary>
    public async Task<ItemState?> ReadAsync(SimNode node, string key)
    {
        var open = clients.Begin(node, new ReadList(key));
        var state = await node.Read(clients.Items[key]);
        End(open, state is null ? null : [state]);
        return state;
    }

    /// <summary>Several lists by a snapshot.</summary>
    public async Task<IReadOnlyList<ItemState>?> ReadAsync(SimNode node, string[] keys)
    {
        var open = clients.Begin(node, keys.Select(key => new ReadList(key)));
        var snapshot = await node.ReadAll([.. keys.Select(key => clients.Items[key])]);
        End(open, snapshot?.Items);
        return snapshot?.Items;
    }

    /// <summary>Several lists by a strong read each.</summary>
    public Task<IReadOnlyList<ItemState>?> ReadEachAsync(SimNode node, string[] keys) =>
        EachAsync(keys, key => ReadAsync(node, key));

    /// <summary>Versions and values of lists to append to, read in any way.</summary>
    public async Task<IReadOnlyDictionary<string, (long Version, ImmutableArray<long> Values)>?> LookAsync(
        SimNode node, Random random, string[] keys)
    {
        var states = keys.Length == 0 ? [] : random.Next(3) switch
        {
            // What such reads tell is no part of the history: they may be old.
            0 => await EachAsync(keys, key => node.ReadEventual(clients.Items[key])),
            1 => await ReadAsync(node, keys),
            _ => await ReadEachAsync(node, keys),
        };
        return states?.ToDictionary(
            state => clients.KeyOf(state.Item), state => (state.Version, ListItem.Parse(state.Value)));
    }

    static async Task<IReadOnlyList<ItemState>?> EachAsync(string[] keys, Func<string, Task<ItemState?>> readAsync)
    {
        var states = new List<ItemState>();
        foreach (var key in keys)
        {
            if (await readAsync(key) is not { } state)
                return null;
            states.Add(state);
        }

        return states;
    }

    /// <summary>A read that has no answer changes nothing, so it did not happen.</summary>
    void End(OpenTransaction open, IReadOnlyList<ItemState>? states)
    {
        if (states is null)
            open.Fail();
        else
            open.Ok(states.Select(state => new ReadList(clients.KeyOf(state.Item), ListItem.Parse(state.Value))));
    }
}
