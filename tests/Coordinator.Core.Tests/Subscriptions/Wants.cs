using System.Collections.Immutable;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>Definitions for tests.</summary>
static class Wants
{
    public static SubscriptionDefinition Orders { get; } = SubscriptionWorld.Definition();

    public static SubscriptionDefinition Topic { get; } =
        SubscriptionWorld.Definition(SubscriptionSource.Topic("news"));

    /// <summary>Three tries, a second apart, then a dead letter.</summary>
    public static RetryPolicy ThreeTries { get; } = new(3, TimeSpan.FromSeconds(1), 1, TimeSpan.FromSeconds(1));

    public static SubscriptionDefinition Where(string pointer, string json) =>
        Orders with { Where = [Expect(pointer, json)] };

    public static ExpectedValue Expect(string pointer, string json) =>
        JsonPath.TryParse(pointer, out var path, out var error)
            ? new ExpectedValue(path, json)
            : throw new ArgumentException(error, nameof(pointer));

    public static ImmutableArray<string> Ids(int slot, params int[] sequences) =>
        [.. sequences.Select(sequence => $"mail/{slot}/{sequence}")];
}
