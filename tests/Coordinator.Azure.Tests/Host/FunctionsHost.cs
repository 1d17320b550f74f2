using Coordinator.Azure.Tests.Host.Rpc;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Coordinator.Azure.Tests.Host;

/// <summary>
/// The Functions host's side of a worker: starts it, learns its functions, loads them, and runs them. Keys, listeners
/// and scaling of the genuine host are left out.
/// </summary>
sealed class FunctionsHost : IAsyncDisposable
{
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    readonly string _package;
    readonly AppSettings _settings;
    readonly WorkerChannel _channel = new();
    readonly Invoker _invoker;
    readonly WebApplication _rpc;
    WebApplication? _front;
    HttpFront? _http;
    WorkerProcess? _worker;

    FunctionsHost(string package, AppSettings settings, Uri? durableEndpoint)
    {
        _package = package;
        _settings = settings;
        _invoker = new Invoker(_channel, DurableClientData.Of(durableEndpoint, settings));
        _rpc = WebServer.Create(WebServer.Protocol.Http2, services =>
        {
            services.AddSingleton(_channel);
            services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        });
        _rpc.MapGrpcService<FunctionRpcService>();
    }

    /// <summary>Where HTTP functions are called.</summary>
    public Uri Address => new(_front!.Urls.Single() + "/");

    /// <summary>The worker.</summary>
    public WorkerProcess Worker => _worker!;

    /// <summary>What both are configured with.</summary>
    public AppSettings Settings => _settings;

    /// <summary>What the worker logged so far.</summary>
    public IReadOnlyCollection<RpcLog> Logs => _channel.Logs;

    /// <summary>What the worker said that it can do.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The functions that the worker listed; all are loaded.</summary>
    public IReadOnlyList<WorkerFunction> Functions { get; private set; } = [];

    /// <summary>Starts a worker and brings it to where it serves.</summary>
    /// <param name="package">The folder of the published app.</param>
    /// <param name="settings">What it is configured with.</param>
    /// <param name="durableEndpoint">
    /// Where a durable client finds the host's durable extension; null for what no client can read.
    /// </param>
    /// <exception cref="WorkerFailedException">It ended, or could not list or load its functions.</exception>
    public static async Task<FunctionsHost> StartAsync(string package, AppSettings settings, Uri? durableEndpoint)
    {
        var host = new FunctionsHost(package, settings, durableEndpoint);
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a function that is not called over HTTP.</summary>
    public Task<InvocationResponse> RunAsync(string function, TriggerData data) =>
        _invoker.InvokeAsync(Functions.Single(one => one.Name == function), _invoker.NextId(), data);

    /// <summary>Asks the worker to end, as the host does when it scales in, and waits for it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        _channel.Tell(new StreamingMessage
        {
            WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)) },
        });
        await Worker.Exited.WaitAsync(StopTimeout, TimeProvider.System);
        return Worker.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
            await _worker.DisposeAsync();
        if (_front is not null)
            await _front.DisposeAsync();
        _http?.Dispose();
        await _rpc.DisposeAsync();
    }

    async Task StartAsync()
    {
        await _rpc.StartAsync();
        const string workerId = "worker-1";
        _worker = WorkerProcess.Start(_package, workerId, new Uri(_rpc.Urls.Single()), _settings);
        var first = await Task.WhenAny(_channel.Started, _worker.Exited).WaitAsync(StartTimeout, TimeProvider.System);
        if (first != _channel.Started)
            throw new WorkerFailedException($"It ended before it served:\n{_worker.Said}", _worker.ExitCode);
        if (await _channel.Started != workerId)
            throw new WorkerFailedException($"It calls itself {await _channel.Started}.");
        var handshake = new Handshake(_channel, _package, _settings);
        Capabilities = await handshake.InitializeAsync();
        Functions = await handshake.LoadAsync();
        await StartFrontAsync();
    }

    async Task StartFrontAsync()
    {
        _front = WebServer.Create(WebServer.Protocol.Http1, services => services.AddRouting().AddHttpForwarder());
        _http = new HttpFront(
            _front.Services.GetRequiredService<IHttpForwarder>(), _invoker, Functions,
            _front.Services.GetRequiredService<IInlineConstraintResolver>(), new Uri(Capabilities["HttpUri"]));
        _front.Run(_http.ServeAsync);
        await _front.StartAsync();
    }
}
