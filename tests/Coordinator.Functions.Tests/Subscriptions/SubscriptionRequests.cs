using Coordinator.Contracts.OpenApi;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Subscriptions;
using Coordinator.Functions.Tests.Support;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>Reads the examples of requests about subscriptions as the functions do.</summary>
static class SubscriptionRequests
{
    /// <summary>The parser of a deployment that may call one host.</summary>
    public static SubscriptionParser Parser(string allowed, string hub)
    {
        var outgoing = new OutgoingSettings { AllowedHosts = new AllowedHosts([allowed]) };
        var hosts = new OutgoingHosts(FunctionCall.Settings with { Outgoing = outgoing });
        return new SubscriptionParser(new TargetParser(hosts, hub));
    }

    public static string? ErrorOf(ApiRoute route, byte[] body)
    {
        var errors = new RequestErrors();
        if (route.Name == "ReplaySubscription")
            return new ReplayParser(64).Parse(body, errors).Problem?.Errors?.First().ToString();
        return Parser("shop.example", hub: "").Parse(body, Tenant.None, errors).Problem?.Errors?.First().ToString();
    }
}
