using Coordinator.Core.Locks;
using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Locks;

/// <summary>Reads requests about locks.</summary>
static class LockParser
{
    const int OwnerCharsMax = 128;
    const int LeaseMsLeast = 1_000;
    const int LeaseMsMost = 3_600_000;

    /// <summary>A lock's name in an address; what is wrong with it is noted.</summary>
    public static string Name(HttpRequest request, string name, RequestErrors errors)
    {
        var tenant = Caller.Of(request).Tenant;
        if (tenant.Error(name, LockNames.Error) is { } error)
            errors.Add("{name}", error);
        return tenant.Scope(name);
    }

    /// <summary>Reads the body of <c>PUT /api/locks/{name}</c>.</summary>
    /// <param name="body">The body.</param>
    /// <param name="errors">What was found wrong with the rest of the request; more is added.</param>
    public static Parsed<LockWish> Parse(ReadOnlyMemory<byte> body, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return errors.ToProblem();
        var reader = new ObjectReader(root, "", errors);
        var owner = reader.RequiredText("owner");
        if (owner?.Length is 0 or > OwnerCharsMax)
            errors.Add(reader.At("owner"), $"Must have 1-{OwnerCharsMax} characters.");
        var leaseMs = reader.RequiredWhole("leaseMs", LeaseMsLeast, LeaseMsMost);
        reader.RefuseOthers();
        return errors.IsEmpty ? new LockWish(owner!, TimeSpan.FromMilliseconds(leaseMs!.Value)) : errors.ToProblem();
    }
}
