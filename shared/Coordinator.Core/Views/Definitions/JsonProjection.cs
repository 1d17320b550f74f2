using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Core.Views.Definitions;

/// <summary>The projection that a definition declares: one entry for an item, or none.</summary>
/// <param name="definition">The definition.</param>
public sealed class JsonProjection(ViewDefinition definition) : IProjection
{
    /// <inheritdoc />
    public string Name => definition.Name;

    /// <summary>Always 1: definitions are told apart by their fingerprints.</summary>
    public int Version => 1;

    /// <inheritdoc />
    public string Source => definition.Source;

    /// <inheritdoc />
    public ImmutableArray<ViewAggregate> Aggregates { get; } =
        [.. definition.Outputs.Select(output => output.Aggregate)];

    /// <inheritdoc />
    public ImmutableArray<ViewEntry> Project(ItemName item, JsonElement value)
    {
        var root = JsonValues.Parse(value.GetRawText());
        return Matches(root) && KeyOf(root) is { } key ? [new ViewEntry(key, ValuesOf(root))] : [];
    }

    bool Matches(JsonNode? root)
    {
        foreach (var expected in definition.Where)
        {
            JsonValues.TryGet(root, expected.Path, out var actual);
            if (!JsonValues.AreEqual(actual, JsonValues.Parse(expected.Json)))
                return false;
        }

        return true;
    }

    /// <returns>Null when a part is missing or null.</returns>
    ImmutableArray<string>? KeyOf(JsonNode? root)
    {
        var parts = ImmutableArray.CreateBuilder<string>(definition.Key.Length);
        foreach (var path in definition.Key)
        {
            if (!JsonValues.TryGet(root, path, out var part) || part is null)
                return null;
            parts.Add(PartOf(part, path));
        }

        return parts.MoveToImmutable();
    }

    static string PartOf(JsonNode part, JsonPath path) => part.GetValueKind() switch
    {
        JsonValueKind.String => part.GetValue<string>(),
        JsonValueKind.Number => CanonicalNumber.Of(part.ToJsonString()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw new ProjectionRefusedException(
            $"{path} is part of the key: it must be a string, number or boolean."),
    };

    Dictionary<string, JsonElement> ValuesOf(JsonNode? root)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var output in definition.Outputs)
        {
            if (output.Path is { } path && JsonValues.TryGet(root, path, out var value) && value is not null)
                values.Add(output.Aggregate.Name, JsonSerializer.SerializeToElement(value));
        }

        return values;
    }
}
