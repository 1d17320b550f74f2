using System.Runtime.CompilerServices;

namespace Coordinator.Cli.Tests.Support;

/// <summary>What tests against a real host share.</summary>
[Collection(HostCollection.Name)]
public abstract class HostTest(HostFixture fixture)
{
    static int _last;

    protected HostFixture Fixture => fixture;

    internal CliWorld World => CliWorld.At(fixture.Address);

    /// <summary>A name that no other test uses.</summary>
    protected static string Fresh([CallerMemberName] string test = "") =>
        $"{test[..Math.Min(test.Length, 40)]}-{Interlocked.Increment(ref _last)}";

    internal Task<CliRun> RunAsync(params string[] arguments) => CliRun.Of(World, arguments);

    internal Task<CliRun> TypedAsync(string input, params string[] arguments) =>
        CliRun.Of(World with { Input = input }, arguments);
}
