using System.Globalization;
using System.Text;
using Coordinator.Contracts;
using Coordinator.Simulation.Systems.Hosts;
using Coordinator.Simulation.Systems.Load;
using Coordinator.TestKit.Simulation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Coordinator.Simulation.Systems.Http;

/// <summary>
/// Carries clients' requests to hosts and answers back. Either may get lost; a host that dies breaks the connections
/// to it.
/// </summary>
sealed class HttpTraffic(SystemWorld world)
{
    readonly Dictionary<SystemHost, List<Exchange>> _open = [];
    int _asked;

    /// <summary>Sends a request.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="host">Who is to serve; null when no host is there.</param>
    /// <param name="ask">The request.</param>
    public Task<HttpReply> SendAsync(SimHost client, SystemHost? host, HttpAsk ask)
    {
        world.Counts.HttpRequests++;
        var exchange = new Exchange(client, ask, ++_asked, world.Phases.PhaseOf(ask), world.Scheduler.Now);
        var name = host?.Sim.Name ?? "nobody";
        world.Story(() => $"{client.Name} -> {name} ({exchange.Number}) {ask}");
        world.Scheduler.Schedule(client, ask.Patience, () => End(exchange, HttpReply.None));
        if (host is null)
            Answer(exchange, HttpReply.None);
        else if (!IsLost(world.Options.Faults.LostRequests))
            world.Scheduler.Schedule(null, world.NextLatency(), () => Arrive(exchange, host));
        return exchange.Reply.Task;
    }

    /// <summary>The connections to a host break.</summary>
    public void Reset(SystemHost host)
    {
        if (!_open.Remove(host, out var broken))
            return;
        foreach (var exchange in broken)
            Answer(exchange, HttpReply.None);
    }

    void Arrive(Exchange exchange, SystemHost host)
    {
        if (!host.Sim.IsAlive)
        {
            Answer(exchange, HttpReply.None);
            return;
        }

        if (!_open.TryGetValue(host, out var open))
            _open[host] = open = [];
        open.Add(exchange);
        _ = host.Sim.Start(async () =>
        {
            var reply = await ServeAsync(host, exchange.Ask);
            open.Remove(exchange);
            world.Fingerprint.Add(reply.Status);
            world.Fingerprint.Add(reply.Text);
            if (!IsLost(world.Options.Faults.LostReplies))
                Answer(exchange, reply);
        });
    }

    void Answer(Exchange exchange, HttpReply reply) =>
        world.Scheduler.Schedule(exchange.Client, world.NextLatency(), () => End(exchange, reply));

    void End(Exchange exchange, HttpReply reply)
    {
        if (!exchange.Reply.TrySetResult(reply))
            return;
        exchange.Phase?.Note(reply, world.Scheduler.Now - exchange.Sent);
        world.Story(() => $"{exchange.Client.Name} <- ({exchange.Number}) {reply}");
    }

    bool IsLost(double rate) => !world.Faults.IsOver && world.Random.NextDouble() < rate;

    static async Task<HttpReply> ServeAsync(SystemHost host, HttpAsk ask)
    {
        var http = RequestOf(ask);
        using var body = new MemoryStream();
        http.Response.Body = body;
        await host.ServeAsync(http);
        var tag = http.Response.Headers.ETag.ToString().Trim('"');
        return new HttpReply(
            http.Response.StatusCode, Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length),
            long.TryParse(tag, CultureInfo.InvariantCulture, out var version) ? version : 0);
    }

    static DefaultHttpContext RequestOf(HttpAsk ask)
    {
        var http = new DefaultHttpContext();
        var request = http.Request;
        var parts = ask.Target.Split('?', 2);
        request.Method = ask.Method;
        request.Scheme = "http";
        request.Host = new HostString("localhost");
        request.Path = Uri.UnescapeDataString(parts[0]);
        request.QueryString = parts.Length > 1 ? new QueryString($"?{parts[1]}") : QueryString.Empty;
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = ask.Target;
        if (ask.Prefer is { } prefer)
            request.Headers[WireHeaders.Prefer] = prefer;
        if (ask.Json is { } json)
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            request.ContentType = "application/json";
            request.ContentLength = bytes.Length;
            request.Body = new MemoryStream(bytes);
        }

        return http;
    }

    /// <summary>A request with the place for its answer.</summary>
    sealed record Exchange(SimHost Client, HttpAsk Ask, int Number, PhaseFigures? Phase, DateTimeOffset Sent)
    {
        public TaskCompletionSource<HttpReply> Reply { get; } = new();
    }
}
