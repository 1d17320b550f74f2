using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Contracts.Items;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Parsing;

/// <summary>Reads the body of <c>POST /api/read</c>.</summary>
static class SnapshotParser
{
    static readonly string[] Choices = [Consistencies.Snapshot, Consistencies.Strong, Consistencies.Eventual];

    /// <summary>What is asked for.</summary>
    public static Parsed<SnapshotRequest> Parse(ReadOnlyMemory<byte> body, Tenant tenant)
    {
        var errors = new RequestErrors();
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return errors.ToProblem();
        var reader = new ObjectReader(root, "", errors);
        var items = reader.RequiredArray("items") is { } array ? Items(array, tenant, errors) : [];
        var consistency = reader.OptionalText("consistency") ?? Consistencies.Snapshot;
        if (!Choices.Contains(consistency))
            errors.Add("/consistency", $"Must be {string.Join(" or ", Choices)}.");
        reader.RefuseOthers();
        return errors.IsEmpty
            ? new SnapshotRequest(items, consistency == Consistencies.Eventual)
            : errors.ToProblem();
    }

    static ImmutableList<ItemName> Items(JsonElement array, Tenant tenant, RequestErrors errors)
    {
        var count = array.GetArrayLength();
        if (count is not 0 and <= Limits.SnapshotItemsMax)
            return [.. array.EnumerateArray().Select((element, index) => Item(element, index, tenant, errors))];
        errors.Add("/items", string.Create(
            CultureInfo.InvariantCulture, $"Must hold 1 to {Limits.SnapshotItemsMax} names of items, not {count}."));
        return [];
    }

    static ItemName Item(JsonElement element, int index, Tenant tenant, RequestErrors errors)
    {
        var place = JsonPointer.Element("/items", index);
        if (element.ValueKind == JsonValueKind.String)
            return ItemNames.Parse(element.GetString()!, tenant, place, errors);
        errors.Add(place, $"Must be a text, not {JsonKinds.Name(element.ValueKind)}.");
        return default;
    }
}
