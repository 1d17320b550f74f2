using System.Text.Json;
using Coordinator.Core.Locks;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Functions.Parsing;

/// <summary>Reads the fence of a transaction. What is wrong with it is noted.</summary>
static class FenceParser
{
    const string Place = "/fence";

    /// <summary>The check that stands for the fence.</summary>
    public static FenceOperation Parse(JsonElement fence, Tenant tenant, RequestErrors errors)
    {
        var reader = new ObjectReader(fence, Place, errors);
        var name = reader.RequiredText("lock") ?? "";
        var token = reader.RequiredWhole("token", 1, long.MaxValue) ?? 0;
        if (name.Length > 0 && tenant.Error(name, LockNames.Error) is { } error)
            errors.Add(reader.At("lock"), error);
        reader.RefuseOthers();
        return new FenceOperation(FenceItem.Of(tenant.Scope(name)), token);
    }
}
