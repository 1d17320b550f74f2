using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Reads the <c>where</c> of a subscription: values by JSON pointer.</summary>
static class WhereParser
{
    /// <summary>The values; none for everything. What is wrong is noted.</summary>
    public static ImmutableArray<ExpectedValue> Parse(JsonElement? element, string pointer, RequestErrors errors)
    {
        if (element is not { } where)
            return [];
        var expected = ImmutableArray.CreateBuilder<ExpectedValue>();
        foreach (var member in where.EnumerateObject())
        {
            if (JsonPath.TryParse(member.Name, out var path, out var error))
                expected.Add(new ExpectedValue(path, JsonText.Compact(member.Value)));
            else
                errors.Add(JsonPointer.Member(pointer, member.Name), error);
        }

        CheckSize(expected, pointer, errors);
        return expected.ToImmutable();
    }

    static void CheckSize(ImmutableArray<ExpectedValue>.Builder expected, string pointer, RequestErrors errors)
    {
        if (expected.Count > Limits.SubscriptionWhereMax)
            errors.Add(pointer, string.Create(
                CultureInfo.InvariantCulture,
                $"Holds {expected.Count} values; at most {Limits.SubscriptionWhereMax} are allowed."));
        var bytes = expected.Sum(value => Encoding.UTF8.GetByteCount(value.Path.Text + value.Json));
        if (bytes > Limits.SubscriptionWhereBytesMax)
            errors.AddTooLarge(pointer, string.Create(
                CultureInfo.InvariantCulture,
                $"Has {bytes} bytes of UTF-8; at most {Limits.SubscriptionWhereBytesMax} are allowed."));
    }
}
