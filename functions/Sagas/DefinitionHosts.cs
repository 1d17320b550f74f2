using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Sagas;

/// <summary>
/// Tells a tenant already of its definition which calls would be refused for its own list of hosts. The deployment's
/// list is asked when a call is made only: a host may be allowed after a definition that names it was stored.
/// </summary>
static class DefinitionHosts
{
    /// <summary>Notes each address that leads to a host which is not the tenant's.</summary>
    public static void Check(SagaDefinition definition, Tenant tenant, OutgoingHosts hosts, RequestErrors errors)
    {
        foreach (var step in definition.Steps)
        {
            foreach (var (place, call) in CallsOf(step))
            {
                if (call is HttpAction http && !hosts.OwnAllows(tenant, AddressOf(http)))
                    errors.Add(
                        string.Create(CultureInfo.InvariantCulture, $"/steps/{step.Index}{place}/http/url"),
                        AllowedHosts.Refusal);
            }
        }
    }

    static IEnumerable<(string Place, StepAction Call)> CallsOf(SagaStep step)
    {
        yield return ("", step.Action);
        if (step.Compensation is { } compensation)
            yield return ("/compensate", compensation.Action);
        if (step.Action is not TccAction tcc)
            yield break;
        yield return ("/tcc/try", tcc.Try.Action);
        yield return ("/tcc/confirm", tcc.Confirm.Action);
        yield return ("/tcc/cancel", tcc.Cancel.Action);
    }

    // Scheme, host and port of an address are literal, so they stand in its first part.
    static Uri AddressOf(HttpAction http) => new(http.Url.Text.Parts[0].Literal);
}
