using Coordinator.Contracts.Problems;
using Coordinator.Simulation.Systems.Http;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>Somebody who does one thing after the other over HTTP, at any host.</summary>
sealed class SystemClient(SystemWorld world, string name)
{
    const int TriesMax = 60;
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>Where it runs: a process that never dies.</summary>
    public SimHost Sim { get; } = world.Base.NewHost(name);

    /// <summary>Its choices.</summary>
    public Random Random { get; } = new(world.Random.Next());

    public SystemWorld World => world;

    /// <summary>Asks any host, once.</summary>
    public async Task<HttpReply> AskAsync(HttpAsk ask)
    {
        var host = world.Hosts.Count == 0 ? null : world.Hosts[Random.Next(world.Hosts.Count)];
        var reply = await world.Traffic.SendAsync(Sim, host, ask);
        if (reply.Problem == ProblemTypes.Internal)
            throw world.Failure($"a host answered {reply} to {ask}");
        return reply;
    }

    /// <summary>Asks any host until one knows; only for what may be repeated.</summary>
    public async Task<HttpReply> InsistAsync(HttpAsk ask)
    {
        for (var tries = 1; ; tries++)
        {
            var reply = await AskAsync(ask);
            if (!reply.IsNone && reply.Status is not (503 or 429))
                return reply;
            if (tries == TriesMax)
                throw world.Failure($"nobody serves {ask}: {reply} (LIVE)");
            await PauseAsync(AskAgainAfter);
        }
    }

    /// <summary>Waits.</summary>
    public Task PauseAsync(TimeSpan time) => Task.Delay(time, Sim.Time);
}
