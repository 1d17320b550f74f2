using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>
/// Turns off the server's request log, which prints query strings and so would print keys (<c>?code=…</c>); no
/// setting turns it on again. The worker logs each run instead.
/// </summary>
sealed class QueryFreeLogging : IPostConfigureOptions<LoggerFilterOptions>
{
    const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // A rule of one provider beats a rule of all, however general; so each provider that has rules gets this one
        // too.
        var providers = options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList();
        foreach (string? provider in providers)
            options.Rules.Add(new LoggerFilterRule(provider, Category, LogLevel.Warning, filter: null));
    }
}
