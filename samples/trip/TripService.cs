using System.Net;
using Azure.Data.Tables;
using Coordinator.Samples.Trip.Desks;
using Coordinator.Samples.Trip.Http;
using Coordinator.Samples.Trip.Misbehaviour;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Samples.Trip;

/// <summary>
/// An airline, a hotel and a car rental behind HTTP. They remember everything in one table, so the service may be
/// stopped and started; what is held up on its way is forgotten then.
/// </summary>
public sealed class TripService : IAsyncDisposable
{
    const string Table = "trip";
    const int Capacity = 10_000;

    static readonly (string Desk, string Path)[] Routes =
        [("air", "/air/seats"), ("hotel", "/hotel/rooms"), ("car", "/car/cars")];

    const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    readonly WebApplication _web;
    readonly IReadOnlyList<Desk> _desks;
    readonly Mood _mood;

    TripService(WebApplication web, IReadOnlyList<Desk> desks, Mood mood)
    {
        _web = web;
        _desks = desks;
        _mood = mood;
    }

    /// <summary>Where it serves, with a slash at the end.</summary>
    public Uri Address => new(_web.Urls.First() + "/");

    /// <summary>How many requests of sagas have come, however they were treated.</summary>
    public int Arrivals => _mood.Arrivals;

    /// <summary>Returns when it serves.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<TripService> StartAsync(TripOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var table = new TableClient(options.ConnectionString, Table);
        var desks = new List<Desk>();
        foreach (var (name, _) in Routes)
        {
            var rows = new DeskTable(table, name);
            await rows.CreateAsync(Capacity);
            desks.Add(new Desk(rows));
        }

        var mood = new Mood();
        var service = new TripService(Build(options, desks, mood, time), desks, mood);
        try
        {
            await service._web.StartAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the process is asked to stop.</summary>
    public Task WaitForStopAsync() => ((IHost)_web).WaitForShutdownAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        foreach (var desk in _desks)
            desk.Dispose();
    }

    static WebApplication Build(TripOptions options, IReadOnlyList<Desk> desks, Mood mood, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options.Port));
        var web = builder.Build();
        var held = new HeldRequests();
        if (options.SigningKey is { } key)
            UseSignatures(web, new SignatureCheck(Convert.FromBase64String(key), time));
        foreach (var (desk, route) in desks.Zip(Routes))
            new DeskEndpoints(desk, mood, held, time).MapTo(web, route.Path);
        web.MapPut("/misbehaviour", (Chances chances) => mood.Set(chances));
        web.MapPost("/deliveries", async () => new Deliveries(await held.DeliverAsync()));
        web.MapGet("/audit", async () => new TripAudit(
            await Task.WhenAll(desks.Select(desk => desk.AuditAsync())), held.Count));
        return web;
    }

    // Calls of the coordinator are signed; the demo's own questions are not.
    static void UseSignatures(WebApplication web, SignatureCheck check) => web.UseWhen(
        http => Routes.Any(route => http.Request.Path.StartsWithSegments(route.Path, IgnoreCase)),
        calls => calls.Use(check.InvokeAsync));

    // The system cannot pick one free port for both of localhost's addresses, IPv4 and IPv6.
    static void Listen(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        if (port == 0)
            kestrel.Listen(IPAddress.Loopback, 0);
        else
            kestrel.ListenLocalhost(port);
    }
}
