using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Tests.Worker.Support;

/// <summary>A real host on a free port of this machine, with the functions of the given classes only.</summary>
sealed class FunctionHost : IAsyncDisposable
{
    readonly IHost _host;

    FunctionHost(IHost host, CapturedLogs logs)
    {
        _host = host;
        Logs = logs;
        IServer server = host.Services.GetRequiredService<IServer>();
        string address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    public CapturedLogs Logs { get; }

    public IServiceProvider Services => _host.Services;

    public static Task<FunctionHost> StartAsync(params Type[] functions) => StartAsync(_ => { }, functions);

    public static async Task<FunctionHost> StartAsync(
        Action<FunctionsApplicationBuilder> configure, params Type[] functions)
    {
        var logs = new CapturedLogs();
        IHost host = Build(logs, configure, functions);
        await host.StartAsync();
        return new FunctionHost(host, logs);
    }

    /// <summary>Only builds it: what is declared wrongly shows already then.</summary>
    public static void BuildOnly(Action<FunctionsApplicationBuilder> configure, params Type[] functions)
        => Build(new CapturedLogs(), configure, functions).Dispose();

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<string> GetStringAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative));

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        _host.Dispose();
    }

    static IHost Build(CapturedLogs logs, Action<FunctionsApplicationBuilder> configure, Type[] functions)
    {
        FunctionsApplicationBuilder builder =
            FunctionsApplication.CreateBuilder([], typeof(FunctionHost).Assembly, functions);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.ConfigureFunctionsWebApplication();
        configure(builder);
        return builder.Build();
    }
}
