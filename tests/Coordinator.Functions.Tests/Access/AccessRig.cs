using System.Collections.Immutable;
using Coordinator.Contracts.OpenApi;
using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Limiting;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Coordinator.Functions.Tests.Access;

/// <summary>The services that know who calls, without a host.</summary>
sealed class AccessRig : IAsyncDisposable
{
    readonly ServiceProvider _services;

    public AccessRig(AccessSettings access, TimeProvider? time = null, params TenantSettings[] tenants)
    {
        var services = new ServiceCollection();
        var settings = FunctionCall.Settings with { Access = access, Tenants = [.. tenants] };
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddAccess(settings);
        services.AddMetrics();
        services.AddSingleton<HostMetrics>();
        services.AddSingleton<AddressBuckets>();
        _services = services.BuildServiceProvider();
    }

    public ICallers Callers => _services.GetRequiredService<ICallers>();

    public IServiceProvider Services => _services;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static AccessRig ForTokensOf(LocalAuthority authority) => new(Tokens(authority));

    public static AccessSettings Tokens(LocalAuthority authority) => new()
    {
        Way = AccessWay.Tokens,
        Authority = authority.Address,
        Audience = LocalAuthority.Audience,
    };

    public static TenantSettings TenantOf(string name, ImmutableArray<KeyDigest> keys, params string[] clients) =>
        new(Tenant.TryParse(name, out var tenant) ? tenant : throw new ArgumentException(name, nameof(name)))
        {
            Keys = keys,
            Clients = [.. clients],
        };

    public static HttpContext Request(params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("192.0.2.1");
        foreach (var (name, value) in headers)
            http.Request.Headers[name] = StringValues.Concat(http.Request.Headers[name], value);
        return http;
    }

    public Task<Identification> AskAsync(params (string Name, string Value)[] headers) =>
        Callers.IdentifyAsync(Request(headers), ApiAccess.Function).AsTask();

    public Task<Identification> AskAsync(string token) => AskAsync(("Authorization", $"Bearer {token}"));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
