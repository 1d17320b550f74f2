using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Views.Definitions;

/// <summary>Reads <c>where</c>: JSON pointers and the values that are expected there.</summary>
sealed class WhereReader(DefinitionErrors errors)
{
    const string Member = "where";

    /// <summary>The pointers; their values are read when the text has no errors.</summary>
    public ImmutableArray<JsonPath> Read(SourceNode? node)
    {
        if (node is null || !Shape.Is(node, JsonValueKind.Object, errors))
            return [];
        var paths = ImmutableArray.CreateBuilder<JsonPath>();
        foreach (var member in node.Members)
        {
            if (JsonPath.TryParse(member.Name, out var path, out var error))
                paths.Add(path);
            else
                errors.Add(member.Offset, node.PointerTo(member.Name), error);
            CheckNumbers(member.Value);
        }

        return paths.ToImmutable();
    }

    /// <summary>The values of the pointers, in the order of these.</summary>
    public static ImmutableArray<ExpectedValue> Values(string json, ImmutableArray<JsonPath> paths)
    {
        if (paths.IsEmpty)
            return [];
        var members = JsonValues.Parse(json)![Member]!.AsObject();
        return [.. paths.OrderBy(path => path.Text, StringComparer.Ordinal)
            .Select(path => new ExpectedValue(path, JsonValues.Write(members[path.Text])))];
    }

    void CheckNumbers(SourceNode node)
    {
        if (node.Kind == JsonValueKind.Number && node.Text.Length > Limits.NumberCharsMax)
        {
            errors.Add(node, string.Create(
                CultureInfo.InvariantCulture, $"A number has at most {Limits.NumberCharsMax} characters."));
        }

        foreach (var inner in node.Members.Select(member => member.Value).Concat(node.Elements))
            CheckNumbers(inner);
    }
}
