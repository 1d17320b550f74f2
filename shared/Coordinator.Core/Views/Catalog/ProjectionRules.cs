using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Catalog;

/// <summary>What a projection must say of itself.</summary>
static class ProjectionRules
{
    /// <exception cref="InvariantViolationException">It does not.</exception>
    public static void Require(IProjection projection)
    {
        Invariant.Require(ViewNames.Error(projection.Name) is null, $"{projection.Name} is a name of a view");
        Invariant.Require(projection.Version >= 1, $"{projection.Name} has a version of 1 or more");
        Invariant.Require(
            ItemName.CollectionError(projection.Source) is null, $"the source of {projection.Name} is a collection");
        var names = projection.Aggregates.Select(aggregate => aggregate.Name).ToList();
        Invariant.Require(
            names.Count <= Limits.ViewOutputsMax, $"{projection.Name} has at most {Limits.ViewOutputsMax} aggregates");
        Invariant.Require(
            names.TrueForAll(name => ViewNames.MemberError(name) is null), $"{projection.Name} names its aggregates");
        Invariant.Require(
            names.Distinct(StringComparer.Ordinal).Count() == names.Count,
            $"{projection.Name} names each aggregate once");
    }

    public static string FingerprintOf(IProjection projection)
    {
        var says = new object[]
        {
            projection.Version.ToString(CultureInfo.InvariantCulture),
            projection.Source,
            projection.Aggregates.OrderBy(aggregate => aggregate.Name, StringComparer.Ordinal)
                .Select(aggregate => new[] { aggregate.Name, aggregate.Kind.ToString() }),
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(says)));
    }
}
