using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Outgoing;

/// <summary>Sends the calls of sagas to their participants: one request, no repetition; that is the saga's to decide.
/// </summary>
/// <remarks>
/// What comes back for an allowed host whose port is closed is the same as for one that breaks the connection, so that
/// a definition cannot be used to look around; for a host that is not allowed nothing is sent or even resolved.
/// </remarks>
sealed class ParticipantClient : IDisposable
{
    readonly OutgoingSettings _settings;
    readonly OutgoingHosts _hosts;
    readonly TimeProvider _time;
    readonly ILogger<ParticipantClient> _log;
    readonly HttpMessageInvoker _http;

    public ParticipantClient(
        CoordinatorSettings settings, INetwork network, TimeProvider time, ILogger<ParticipantClient> log)
    {
        _settings = settings.Outgoing;
        _hosts = new OutgoingHosts(settings);
        _time = time;
        _log = log;
        _http = new HttpMessageInvoker(GuardedConnections.Handler(network));
    }

    /// <summary>Sends one request and reads its answer, within the call's time for both together.</summary>
    /// <returns>What came back; faults of the network and of the participant are values of it.</returns>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Gives up; the request may have been sent.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<HttpReply> SendAsync(HttpCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!Uri.TryCreate(call.Url, UriKind.Absolute, out var url) || !_hosts.Allows(call.Tenant, url))
            return NotAllowed(call);
        using var limit = new CancellationTokenSource(call.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var reply = await SendAsync(call, url, both.Token);
            cancellation.ThrowIfCancellationRequested();
            return reply;
        }
        catch (Exception e) when (NetworkFault.Is(e) && !cancellation.IsCancellationRequested)
        {
            if (NetworkFault.IsAddressNotAllowed(e))
                return NotAllowed(call);
            return new HttpReply { Fault = limit.IsCancellationRequested ? HttpFault.TimedOut : HttpFault.Broken };
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    async Task<HttpReply> SendAsync(HttpCall call, Uri url, CancellationToken timeUp)
    {
        using var request = ParticipantRequest.Of(call, url, _settings.SigningKey.Span, _time.GetUtcNow());
        using var response = await _http.SendAsync(request, timeUp);
        return await ReplyReader.ReadAsync(response, _time.GetUtcNow(), timeUp);
    }

    HttpReply NotAllowed(HttpCall call)
    {
        _log.CallNotAllowed(call.Key);
        return new HttpReply { Fault = HttpFault.NotAllowed };
    }
}
