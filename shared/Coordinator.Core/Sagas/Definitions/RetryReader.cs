using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Reads <c>retry</c>: what is not given is as in <see cref="RetryPolicy.Default"/>.</summary>
sealed class RetryReader(DefinitionErrors errors)
{
    const double FactorMax = 100;
    static readonly string[] Known = ["attempts", "firstMs", "factor", "maxMs"];

    /// <returns>Null when there is none, or when it is wrong.</returns>
    public RetryPolicy? Read(SourceNode? node)
    {
        if (node is null || !Shape.IsObject(node, Known, [], errors))
            return null;
        var standard = RetryPolicy.Default;
        var attempts = Shape.Whole(node.Member("attempts"), 1, Limits.SagaAttemptsMax, errors) ?? standard.Attempts;
        var first = Shape.Time(node.Member("firstMs"), 0, Limits.SagaBackoffMsMax, errors) ?? standard.First;
        var max = Shape.Time(node.Member("maxMs"), 0, Limits.SagaBackoffMsMax, errors);
        if (max < first)
            errors.Add(node.Member("maxMs")!, "maxMs is less than firstMs.");
        var longest = max ?? (standard.Max > first ? standard.Max : first);
        return new RetryPolicy((int)attempts, first, Factor(node.Member("factor")) ?? standard.Factor, longest);
    }

    double? Factor(SourceNode? node)
    {
        if (node is null)
            return null;
        var text = node.Kind == JsonValueKind.Number ? node.Text : "";
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor);
        if (isNumber && factor is >= 1 and <= FactorMax)
            return factor;
        errors.Add(node, string.Create(CultureInfo.InvariantCulture, $"Must be a number from 1 to {FactorMax}."));
        return null;
    }
}
