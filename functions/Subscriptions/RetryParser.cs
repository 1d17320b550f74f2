using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Subscriptions;

/// <summary>
/// Reads the <c>retry</c> of a subscription: what is not given is as in <see cref="DeliveryRetry.Default"/>.
/// </summary>
static class RetryParser
{
    const decimal FactorMax = 100;

    /// <summary>The policy; what is wrong with it is noted.</summary>
    public static RetryPolicy Parse(JsonElement element, string pointer, RequestErrors errors)
    {
        var reader = new ObjectReader(element, pointer, errors);
        var standard = DeliveryRetry.Default;
        var attempts = reader.OptionalWhole("attempts", 1, Limits.SagaAttemptsMax) ?? standard.Attempts;
        var first = Time(reader, "firstMs") ?? standard.First;
        var max = Time(reader, "maxMs");
        var factor = Factor(reader, errors) ?? standard.Factor;
        reader.RefuseOthers();
        if (max < first)
            errors.Add(reader.At("maxMs"), "Is less than firstMs.");
        var longest = max ?? (standard.Max > first ? standard.Max : first);
        return new RetryPolicy((int)attempts, first, factor, longest);
    }

    static TimeSpan? Time(ObjectReader reader, string name) =>
        reader.OptionalWhole(name, 0, Limits.SagaBackoffMsMax) is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    static double? Factor(ObjectReader reader, RequestErrors errors)
    {
        if (reader.OptionalDecimal("factor") is not { } factor)
            return null;
        if (factor is >= 1 and <= FactorMax)
            return (double)factor;
        errors.Add(
            reader.At("factor"),
            string.Create(CultureInfo.InvariantCulture, $"Must be a number from 1 to {FactorMax}."));
        return null;
    }
}
