using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Views.Definitions;

/// <summary>Reads <c>fields</c> and <c>aggregates</c>.</summary>
sealed class OutputReader(DefinitionErrors errors)
{
    static readonly string[] Kinds = ["count", "sum", "min", "max", "last"];

    readonly SortedDictionary<string, ViewOutput> _outputs = new(StringComparer.Ordinal);

    /// <returns>What is right among them, in the order of the names.</returns>
    public ImmutableArray<ViewOutput> Read(SourceNode? fields, SourceNode? aggregates)
    {
        var count = ReadMembers(fields, Field) + ReadMembers(aggregates, Aggregate);
        if (count > Limits.ViewOutputsMax)
        {
            errors.Add((aggregates ?? fields)!, string.Create(
                CultureInfo.InvariantCulture,
                $"A view has at most {Limits.ViewOutputsMax} fields and aggregates; there are {count}."));
        }

        return [.. _outputs.Values];
    }

    /// <returns>How many there are, right or wrong.</returns>
    int ReadMembers(SourceNode? node, Func<SourceMember, ViewOutput?> read)
    {
        if (node is null || !Shape.Is(node, JsonValueKind.Object, errors))
            return 0;
        foreach (var member in node.Members)
        {
            if (ViewNames.MemberError(member.Name) is { } error)
                errors.Add(member.Offset, node.PointerTo(member.Name), error);
            if (read(member) is { } output && !_outputs.TryAdd(member.Name, output))
                errors.Add(member.Offset, node.PointerTo(member.Name), $"There is a field of the name {member.Name}.");
        }

        return node.Members.Length;
    }

    ViewOutput? Field(SourceMember member) => Pointers.Of(member.Value, errors) is { } path
        ? new ViewOutput(new ViewAggregate(member.Name, AggregateKind.Last), path)
        : null;

    ViewOutput? Aggregate(SourceMember member)
    {
        if (!Shape.IsObject(member.Value, Kinds, [], errors))
            return null;
        var kinds = member.Value.Members.Where(kind => Kinds.Contains(kind.Name)).ToList();
        if (kinds.Count == 1)
            return Aggregate(member.Name, kinds[0]);
        errors.Add(member.Value, $"An aggregate is exactly one of {string.Join(", ", Kinds)}.");
        return null;
    }

    ViewOutput? Aggregate(string name, SourceMember kind)
    {
        var aggregate = new ViewAggregate(name, KindOf(kind.Name));
        if (aggregate.Kind != AggregateKind.Count)
            return Pointers.Of(kind.Value, errors) is { } path ? new ViewOutput(aggregate, path) : null;
        if (kind.Value.Kind == JsonValueKind.True)
            return new ViewOutput(aggregate, Path: null);
        errors.Add(kind.Value, "Must be true: a count counts the members of the group.");
        return null;
    }

    static AggregateKind KindOf(string name) => name switch
    {
        "count" => AggregateKind.Count,
        "sum" => AggregateKind.Sum,
        "min" => AggregateKind.Min,
        "max" => AggregateKind.Max,
        _ => AggregateKind.Last,
    };
}
