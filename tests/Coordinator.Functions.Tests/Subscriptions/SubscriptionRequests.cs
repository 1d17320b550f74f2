using Coordinator.Contracts.OpenApi;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Subscriptions;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>Reads the examples of requests about subscriptions as the functions do.</summary>
static class SubscriptionRequests
{
    public static string? ErrorOf(ApiRoute route, byte[] body)
    {
        var errors = new RequestErrors();
        if (route.Name == "ReplaySubscription")
            return new ReplayParser(64).Parse(body, errors).Problem?.Errors?.First().ToString();
        var targets = new TargetParser(new AllowedHosts(["shop.example"]), hub: "");
        return new SubscriptionParser(targets).Parse(body, Tenant.None, errors).Problem?.Errors?.First().ToString();
    }
}
