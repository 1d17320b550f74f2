using Coordinator.Core.Model;

namespace Coordinator.Functions.Parsing;

/// <summary>Ids of transactions as clients give them.</summary>
static class TransactionIds
{
    /// <summary>Reads an id; what is wrong with it is noted.</summary>
    /// <param name="text">The id; null for none.</param>
    /// <param name="tenant">Whose id it is.</param>
    /// <param name="slotCount">Slots of this deployment.</param>
    /// <param name="place">Where it stood.</param>
    /// <param name="errors">Where to note.</param>
    public static TransactionId? Parse(
        string? text, Tenant tenant, int slotCount, string place, RequestErrors errors)
    {
        if (text is null)
            return null;
        // An id is a segment of a path: front ends decode slashes before they route and resolve dots.
        if (text is "." or ".." || text.Contains('/', StringComparison.Ordinal))
            errors.Add(place, "A transaction id holds no slash and is not . or .. since it is part of addresses.");
        else if (tenant.Error(text, name => Error(name, slotCount)) is { } error)
            errors.Add(place, error);
        else
            return new TransactionId(tenant.Scope(text));
        return null;
    }

    static string? Error(string name, int slotCount) =>
        TransactionId.TryParse(name, slotCount, out _, out var error) ? null : error;
}
