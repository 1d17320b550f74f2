using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordinator.Functions.Tests.Access;

/// <summary>An authority on loopback: it publishes itself and its key, and issues tokens.</summary>
sealed class LocalAuthority : IAsyncDisposable
{
    public const string Audience = "api://coordinator";

    readonly WebApplication _app;
    readonly JsonWebTokenHandler _tokens = new() { SetDefaultTimesOnTokenCreation = false };

    int _asked;
    volatile RsaSecurityKey _key = NewKey("first");

    LocalAuthority(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/directory/v2.0");

    /// <summary>The key that it signs with, and publishes.</summary>
    public RsaSecurityKey Key => _key;

    /// <summary>How often it was asked for anything.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Whether it answers; else 503.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Where its keys are, as it says; null for the truth.</summary>
    public string? KeysAt { get; set; }

    public static async Task<LocalAuthority> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var authority = new LocalAuthority(builder.Build());
        authority._app.Use(authority.AnswerAsync);
        authority._app.MapGet(
            "/directory/v2.0/.well-known/openid-configuration",
            () => new { issuer = authority.Address, jwks_uri = authority.KeysAt ?? authority.Address + "/keys" });
        authority._app.MapGet("/directory/v2.0/keys", authority.PublishedKeys);
        await authority._app.StartAsync();
        return authority;
    }

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    /// <summary>From now on it signs with another key, and publishes that one alone.</summary>
    public void Rotate(string id) => _key = NewKey(id);

    /// <summary>Issues a good token, with something about it changed.</summary>
    public string Issue(Action<SecurityTokenDescriptor>? change = null, params string[] roles)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address.ToString(),
            Audience = Audience,
            NotBefore = now.AddMinutes(-5),
            Expires = now.AddMinutes(5),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["roles"] = roles,
                ["azp"] = "11111111-1111-1111-1111-111111111111",
                ["oid"] = "22222222-2222-2222-2222-222222222222",
            },
        };
        change?.Invoke(token);
        return _tokens.CreateToken(token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    object PublishedKeys()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(_key);
        return new { keys = new[] { new { kty = key.Kty, use = "sig", kid = key.Kid, n = key.N, e = key.E } } };
    }

    Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        Interlocked.Increment(ref _asked);
        if (IsUp)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
