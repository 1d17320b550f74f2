using System.Collections.Immutable;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Subscriptions.Definitions;

namespace Coordinator.TestKit.Subscriptions;

/// <summary>Definitions for tests.</summary>
public static class Wants
{
    public static SubscriptionDefinition Orders { get; } = SubscriptionWorld.Definition();

    public static SubscriptionDefinition Topic { get; } =
        SubscriptionWorld.Definition(SubscriptionSource.Topic("news"));

    /// <summary>Three tries, a second apart, then a dead letter.</summary>
    public static RetryPolicy ThreeTries { get; } = new(3, TimeSpan.FromSeconds(1), 1, TimeSpan.FromSeconds(1));

    public static SubscriptionDefinition Where(string property, string json) =>
        Orders with { Where = [Expect(property, json)] };

    public static ExpectedValue Expect(string property, string json) =>
        JsonPath.TryParse(property, out var path, out var error)
            ? new ExpectedValue(path, json)
            : throw new ArgumentException(error, nameof(property));

    public static ImmutableArray<string> Ids(int slot, params int[] sequences) =>
        [.. sequences.Select(sequence => $"mail/{slot}/{sequence}")];
}
