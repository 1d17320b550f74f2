using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Limiting;

/// <summary>
/// What a request may still take of its caller's, its tenant's or its address's tokens. Each request costs one, and one
/// more for every further ten operations or items in it, which are known once it is parsed.
/// </summary>
sealed class CallQuota(HttpContext http, HostMetrics metrics, params (string Name, TokenBucket Bucket)[] buckets)
{
    const int EntriesPerToken = 10;

    /// <summary>Charges a request that names so many operations or items.</summary>
    /// <returns>429 when that is more than its caller has left; null when all is well.</returns>
    public static Problem? ChargeEntries(HttpRequest request, int entries)
    {
        var further = (entries - 1) / EntriesPerToken;
        return further > 0 ? request.HttpContext.Features.Get<CallQuota>()?.Charge(further) : null;
    }

    /// <summary>Takes tokens.</summary>
    /// <returns>429 when they are not there; null when all is well.</returns>
    public Problem? Charge(int tokens)
    {
        foreach (var (name, bucket) in buckets)
        {
            var isTaken = bucket.TryTake(tokens);
            Tell(name, bucket);
            if (isTaken)
                continue;
            metrics.CallRefused(name);
            http.Response.Headers.RetryAfter = WireResult.Seconds(bucket.WaitFor(tokens));
            return ProblemOf.Busy;
        }

        return null;
    }

    /// <summary>Headers of the Internet draft "RateLimit header fields for HTTP" (draft 10).</summary>
    void Tell(string name, TokenBucket bucket)
    {
        http.Response.Headers[WireHeaders.RateLimitPolicy] =
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{name}\";q={bucket.PerSecond};w=1");
        http.Response.Headers[WireHeaders.RateLimit] =
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{name}\";r={bucket.Left};t=1");
    }
}
