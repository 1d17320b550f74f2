using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Telemetry;
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
        return further > 0 ? request.HttpContext.Features.Get<CallQuota>()?.Charge(further, isFurther: true) : null;
    }

    /// <summary>Charges a request that has just come.</summary>
    /// <returns>429 when there is no token for it; null when all is well.</returns>
    public Problem? ChargeOne() => Charge(1, isFurther: false);

    Problem? Charge(int asked, bool isFurther)
    {
        foreach (var (name, bucket) in buckets)
        {
            // The request itself has taken one, and what could never be paid would never be served.
            var tokens = isFurther ? Math.Min(asked, bucket.PerSecond - 1) : asked;
            var isTaken = bucket.TryTake(tokens);
            Tell(name, bucket);
            if (isTaken)
                continue;
            metrics.Calls.Refused(name);
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
