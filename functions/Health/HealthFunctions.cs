using Coordinator.Contracts.Health;
using Coordinator.Functions.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Health;

/// <summary>For load balancers and people: is the process there, and can it serve?</summary>
public sealed class HealthFunctions(Readiness readiness)
{
    const string Live = "HealthLive";
    const string Ready = "HealthReady";

    /// <summary>The process answers; nothing else is looked at.</summary>
    [Function(Live)]
    public static IResult GetLive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request) =>
        WireResult.Json(new HealthBody { Status = HealthStatuses.Ok });

    /// <summary>
    /// The placement register and the stores answer. A host that misses some of the stores is degraded, not
    /// unavailable: taking it out of service would help nobody, since the others miss them too.
    /// </summary>
    [Function(Ready)]
    public async Task<IResult> GetReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request)
    {
        var health = await readiness.CheckAsync();
        return WireResult.Json(health, health.Status == HealthStatuses.Unavailable ? 503 : 200);
    }

    /// <summary>Whether a function is one of these, which must answer under any load.</summary>
    internal static bool IsProbe(string function) => function is Live or Ready;
}
