using Coordinator.Contracts;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Sagas;

/// <summary>Ids and names as clients give them; what is wrong with them is noted.</summary>
static class SagaIds
{
    /// <summary>A segment of an address of ours: <c>/api/sagas/definitions</c>.</summary>
    const string Reserved = "definitions";

    /// <summary>A saga's id; null when it is wrong.</summary>
    public static string? Parse(string text, Tenant tenant, string place, RequestErrors errors)
    {
        var error = IsTaken(text)
            ? $"A saga's id is not ., .. or {Reserved}, since it is part of addresses."
            : tenant.Error(text, SagaId.Error);
        if (error is null)
            return tenant.Scope(text);
        errors.Add(place, error);
        return null;
    }

    /// <summary>A saga's id in the body, in the header Idempotency-Key, in both alike, or in none.</summary>
    public static string? ParseOptional(string? inBody, string? inHeader, Tenant tenant, RequestErrors errors)
    {
        if (inBody is not null && inHeader is not null && inBody != inHeader)
            errors.Add(
                WireHeaders.IdempotencyKey, "Differs from the id in the body; give one of them, or the same twice.");
        return (inBody ?? inHeader) is { } id
            ? Parse(id, tenant, inBody is null ? WireHeaders.IdempotencyKey : "/id", errors)
            : null;
    }

    /// <summary>A definition's name; null when it is wrong.</summary>
    public static string? ParseName(string text, Tenant tenant, string place, RequestErrors errors)
    {
        if (tenant.Error(text, DefinitionVersion.NameError) is not { } error)
            return tenant.Scope(text);
        errors.Add(place, error);
        return null;
    }

    static bool IsTaken(string text) =>
        text is "." or ".." || text.Equals(Reserved, StringComparison.OrdinalIgnoreCase);
}
