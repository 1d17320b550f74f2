using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Views.Definitions;

/// <summary>Reads and checks a definition. Everything that is wrong is told at once, each with its place.</summary>
public static class ViewDefinitionReader
{
    static readonly string[] Known = ["source", "where", "key", "fields", "aggregates"];

    /// <summary>Reads a definition that somebody sent.</summary>
    /// <param name="name">The view's name, which <see cref="ViewNames.Error"/> allows.</param>
    /// <param name="utf8">The JSON text.</param>
    /// <param name="tenant">Whose it is: the text names the source without the tenant's prefix.</param>
    public static ViewDefinitionReading Read(string name, ReadOnlyMemory<byte> utf8, Tenant tenant = default)
    {
        if (ViewNames.Error(name) is { } error)
            throw new ArgumentException(error, nameof(name));
        var source = new SourceText(utf8);
        var errors = new DefinitionErrors(source);
        var root = utf8.Length <= Limits.ViewDefinitionBytesMax ? new SourceReader(source, errors).Read() : null;
        if (utf8.Length > Limits.ViewDefinitionBytesMax)
        {
            errors.Add(0, "", string.Create(
                CultureInfo.InvariantCulture,
                $"A view's definition has at most {Limits.ViewDefinitionBytesMax} bytes."));
        }

        var definition = root is null ? null : Read(name, root, utf8, tenant, errors);
        return new ViewDefinitionReading(errors.IsEmpty ? definition : null, errors.InOrder());
    }

    /// <summary>Reads a definition that was checked when it was stored.</summary>
    /// <returns>Null when this release does not know all that it says: a newer one stored it.</returns>
    public static ViewDefinition? Load(string name, string json, Tenant tenant = default) =>
        Read(name, Encoding.UTF8.GetBytes(json), tenant).Definition;

    static ViewDefinition? Read(
        string name, SourceNode root, ReadOnlyMemory<byte> utf8, Tenant tenant, DefinitionErrors errors)
    {
        if (!Shape.IsObject(root, Known, ["source", "key"], errors))
            return null;
        var source = Source(root.Member("source"), tenant, errors);
        var where = new WhereReader(errors).Read(root.Member("where"));
        var key = Key(root.Member("key"), errors);
        var outputs = new OutputReader(errors).Read(root.Member("fields"), root.Member("aggregates"));
        if (!errors.IsEmpty)
            return null;
        var isJson = JsonTexts.TryNormalize(utf8, out var json);
        Invariant.Require(isJson, "a definition without errors is JSON");
        var definition = new ViewDefinition
        {
            Name = name,
            Tenant = tenant,
            Source = tenant.Scope(source!),
            Where = WhereReader.Values(json, where),
            Key = key,
            Outputs = outputs,
            Json = json,
            Fingerprint = "",
        };
        return definition with { Fingerprint = DefinitionFingerprint.Of(definition) };
    }

    static string? Source(SourceNode? node, Tenant tenant, DefinitionErrors errors)
    {
        if (Shape.Text(node, errors) is not { } text)
            return null;
        if (tenant.Error(text, ItemName.CollectionError) is { } error)
            errors.Add(node!, error);
        return text;
    }

    static ImmutableArray<JsonPath> Key(SourceNode? node, DefinitionErrors errors)
    {
        if (node is null || !Shape.Is(node, JsonValueKind.Array, errors))
            return [];
        if (node.Elements.Length is 0 or > Limits.ViewKeyPartsMax)
        {
            errors.Add(node, string.Create(
                CultureInfo.InvariantCulture, $"A key has 1 to {Limits.ViewKeyPartsMax} parts."));
        }

        return [.. node.Elements.Select(part => Pointers.Of(part, errors)).OfType<JsonPath>()];
    }
}
