using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Coordinator.Storage.Tests.Support;

/// <summary>
/// Random tests. A failure prints the shrunk example and its seed as two numbers in parentheses; the variable
/// COORDINATOR_FSCHECK_REPLAY with these two, separated by a comma, runs that one alone.
/// </summary>
static class RandomTest
{
    const int Examples = 2000;

    public static void Holds<T>(Gen<T> examples, Func<T, bool> property) =>
        Prop.ForAll(Arb.From(examples), property).Check(Configuration());

    static Config Configuration()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Examples);
        if (Environment.GetEnvironmentVariable("COORDINATOR_FSCHECK_REPLAY") is not { Length: > 0 } replay)
            return config;
        var numbers = replay.Split(',').Select(text => ulong.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return config.WithReplay(numbers[0], numbers[1]);
    }
}
