using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Definitions;
using Coordinator.TestKit.Events;

namespace Coordinator.TestKit.Views;

/// <summary>Random histories of a few items, and views that can digest most of them.</summary>
public sealed class RandomOrders(Random random, ScriptedLog log, int slots)
{
    const int ItemsInSlot = 4;
    static readonly string[] Customers = ["alice", "bob", "carol"];

    static readonly string[] Definitions =
    [
        StoryOfOrders.View,
        View("\"/customer\", \"/paid\"", """{ "least": { "min": "/v" }, "n": { "count": true } }"""),
        View("\"/paid\"", """{ "id": { "last": "/id" }, "sum": { "sum": "/v" } }"""),
        View("\"/customer\"", """{ "n": { "count": true }, "sum": { "sum": "/v" } }"""),
        View("\"/customer\"", """{ "most": { "max": "/v" }, "sum": { "sum": "/v" } }"""),
    ];

    readonly Dictionary<ItemName, long> _versions = [];
    long _clock = 100;

    /// <summary>A view; the same for each of its generations.</summary>
    public IProjection Projection()
    {
        var choice = random.Next(Definitions.Length + 1);
        return choice < Definitions.Length
            ? new JsonProjection(ViewDefinitions.Read(Definitions[choice]))
            : new OrderLines();
    }

    /// <summary>Some transactions in each slot, none of which consumers see yet.</summary>
    public void Write()
    {
        for (var slot = 0; slot < slots; slot++)
        {
            for (var count = random.Next(3, 12); count > 0; count--)
                log.AppendUnseen(slot, NextTime(), Changes(slot));
        }
    }

    /// <summary>Changes that neither kind of view can digest.</summary>
    public static bool IsPoison(ItemChange change) =>
        change.Value?.Contains("\"v\": true", StringComparison.Ordinal) == true;

    static string View(string key, string aggregates) =>
        $$"""{ "source": "orders", "key": [ {{key}} ], "aggregates": {{aggregates}} }""";

    // Clocks of hosts differ, so times within a slot do not always rise.
    Hlc NextTime() => new((_clock += random.Next(4)) - random.Next(5) << Hlc.CounterBits);

    List<ItemChange> Changes(int slot) =>
        [.. Enumerable.Range(0, ItemsInSlot).OrderBy(_ => random.Next()).Take(random.Next(ItemsInSlot)).Select(item =>
        {
            var collection = random.Next(6) == 0 ? "carts" : "orders";
            var name = new ItemName(collection, $"{slot}-{item}");
            var version = _versions[name] = _versions.GetValueOrDefault(name) + 1;
            return new ItemChange(name, version, random.Next(6) == 0 ? null : Order());
        })];

    string Order()
    {
        // None of the views takes true for a value, and all of them look at this one.
        var isPoison = random.Next(12) == 0;
        var value = isPoison ? "true" : $"{random.Next(-3, 6)}";
        var lines = string.Join(", ", Enumerable.Range(0, random.Next(isPoison ? 1 : 0, 4)).Select(_ =>
            $$"""{ "product": "p{{random.Next(3)}}", "quantity": {{value}} }"""));
        var isPaid = isPoison || random.Next(4) > 0 ? "true" : "false";
        return $$"""
            {
              "paid": {{isPaid}}, "customer": "{{Customers[random.Next(Customers.Length)]}}", "v": {{value}},
              "id": {{random.Next(100)}}, "lines": [ {{lines}} ]
            }
            """;
    }
}
