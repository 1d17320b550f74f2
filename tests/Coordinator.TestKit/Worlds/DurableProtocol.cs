using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core;
using Coordinator.Core.Durable;
using Coordinator.Core.Durable.Json;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Worlds;

/// <summary>A protocol on a simulated durable engine: each effect is an activity on a host of the world.</summary>
/// <param name="world">The world.</param>
/// <param name="options">The run's timings.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="code">What it runs.</param>
public sealed class DurableProtocol<TResult>(
    SimWorld world, CoordinatorOptions options, string seed, Func<ProtocolContext, Task<TResult>> code)
    : DurableProgram<TResult>(world.Scheduler)
    where TResult : class
{
    readonly Dictionary<SimHost, IEffects> _effects = [];

    /// <summary>Whether a host is one of those that it ran on.</summary>
    public bool RanOn(SimHost host) => _effects.ContainsKey(host);

    protected override ReplaySession<TResult> Start()
    {
        var session = new EffectReplay<TResult>(Issued, StartedAt);
        var time = new ReplayTime(() => session.Now);
        var context = new ProtocolContext(session, time, new HlcClock(time), new SeededIds(seed), options);
        session.Begin(() => code(context));
        return session;
    }

    protected override SimHost NewHost(string name)
    {
        var host = world.NewHost(name);
        _effects[host] = world.EffectsOf(host, world.LinkOf(host));
        return host;
    }

    protected override void Send(SimHost host, EffectCall call, Action<string> answered) =>
        _ = host.Start(async () => answered(await RunAsync(_effects[host], call)));

    static async Task<string> RunAsync(IEffects effects, EffectCall call)
    {
        switch (call.Kind)
        {
            case EffectKinds.Read:
                return Written(await effects.ReadAsync(InputOf<ImmutableArray<RowAddress>>(call)));
            case EffectKinds.Commit:
                return Written(await effects.CommitAsync(InputOf<ImmutableArray<Batch>>(call)));
            case EffectKinds.Place:
                return Written(await effects.PlaceAsync(InputOf<bool>(call)));
            default:
                await effects.SendAsync(InputOf<ResolveNudge>(call));
                return "true";
        }
    }

    static T InputOf<T>(EffectCall call) => JsonSerializer.Deserialize<T>(call.Input, EffectJson.Options)!;

    static string Written<T>(T value) => JsonSerializer.Serialize(value, EffectJson.Options);
}
