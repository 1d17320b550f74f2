using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Operations;

namespace Coordinator.Functions.Parsing;

/// <summary>Reads the <c>if</c> of an operation.</summary>
sealed class ConditionParser(RequestErrors errors)
{
    /// <summary>Reads a condition; what is wrong with it is noted.</summary>
    public Condition Parse(JsonElement element, string pointer)
    {
        var reader = new ObjectReader(element, pointer, errors);
        var condition = new Condition
        {
            Exists = reader.OptionalFlag("exists"),
            Version = reader.OptionalWhole("version", 0, long.MaxValue),
            Values = reader.OptionalObject("equals") is { } values ? Expected(values, reader.At("equals")) : [],
        };
        reader.RefuseOthers();
        if (!element.EnumerateObject().Any())
            errors.Add(pointer, "Must hold at least one of exists, version, equals.");
        return condition;
    }

    ImmutableArray<ExpectedValue> Expected(JsonElement values, string pointer)
    {
        var expected = ImmutableArray.CreateBuilder<ExpectedValue>();
        foreach (var member in values.EnumerateObject())
        {
            if (JsonPath.TryParse(member.Name, out var path, out var error))
                expected.Add(new ExpectedValue(path, JsonText.Compact(member.Value)));
            else
                errors.Add(JsonPointer.Member(pointer, member.Name), error);
        }

        if (!values.EnumerateObject().Any())
            errors.Add(pointer, "Must hold at least one JSON pointer and the value that is expected there.");
        return expected.ToImmutable();
    }
}
