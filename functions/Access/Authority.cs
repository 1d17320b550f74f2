using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect.Configuration;

namespace Coordinator.Functions.Access;

/// <summary>
/// What the authority publishes of itself: its name as an issuer, and the keys that it signs with. Asked for once, then
/// kept, and renewed beside the requests.
/// </summary>
sealed class Authority : IDisposable
{
    /// <summary>How long a silent authority is left alone, so that requests do not queue for it.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Tokens with made-up keys must not make this host ask all the time.</summary>
    static readonly TimeSpan BetweenRefreshes = TimeSpan.FromSeconds(30);

    readonly AuthorityDocuments _documents;
    readonly ConfigurationManager<OpenIdConnectConfiguration> _configurations;
    readonly SemaphoreSlim _oneAtATime = new(1);
    readonly TimeProvider _time;
    readonly ILogger<Authority> _log;

    volatile bool _isKnown;
    long? _failedAt;

    public Authority(CoordinatorSettings settings, TimeProvider time, ILogger<Authority> log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var address = settings.Access.Authority ?? throw new InvalidOperationException("No authority is configured.");
        _documents = new AuthorityDocuments(address);
        _configurations = new ConfigurationManager<OpenIdConnectConfiguration>(
            address.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(), _documents, new OpenIdConnectConfigurationValidator())
        {
            RefreshInterval = BetweenRefreshes,
        };
        _time = time;
        _log = log;
    }

    /// <summary>What is known of it; null as long as it has never answered.</summary>
    public async ValueTask<OpenIdConnectConfiguration?> DiscoverAsync(CancellationToken cancellation) =>
        _isKnown || await TryDiscoverAsync(cancellation)
            ? await _configurations.GetConfigurationAsync(cancellation)
            : null;

    /// <summary>Has the keys asked for again: there is a newer one perhaps.</summary>
    public void RefreshKeys() => _configurations.RequestRefresh();

    /// <inheritdoc />
    public void Dispose()
    {
        _documents.Dispose();
        _oneAtATime.Dispose();
    }

    async Task<bool> TryDiscoverAsync(CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            if (!_isKnown && !IsPausing)
            {
                await _configurations.GetConfigurationAsync(cancellation);
                _isKnown = true;
            }
        }
        catch (InvalidOperationException e)
        {
            // What the library makes of every failure: no answer, an answer that makes no sense, no keys in it.
            _failedAt = _time.GetTimestamp();
            _log.AuthorityUnanswered(e);
        }
        finally
        {
            _oneAtATime.Release();
        }

        return _isKnown;
    }

    bool IsPausing => _failedAt is { } at && _time.GetElapsedTime(at) < Pause;
}
