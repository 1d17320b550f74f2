using System.Runtime.CompilerServices;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>What tests of tenants share: callers, and names of their own.</summary>
[Collection(TenantCollection.Name)]
public abstract class TenantTest(TenantFixture fixture)
{
    static int _last;

    private protected TenantCaller A => fixture.A;

    private protected TenantCaller B => fixture.B;

    private protected TenantCaller Operator => fixture.Operator;

    private protected TenantCaller Nobody => fixture.Nobody;

    /// <summary>A name that no other test uses, as short as names have to be.</summary>
    protected static string Fresh([CallerLineNumber] int line = 0) => $"n{line}x{Interlocked.Increment(ref _last)}";
}
