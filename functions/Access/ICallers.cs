using Coordinator.Contracts.OpenApi;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>One way of knowing who calls.</summary>
interface ICallers
{
    /// <summary>Finds out who sends a request; whether that may be done is asked afterwards.</summary>
    /// <param name="http">The request.</param>
    /// <param name="asked">What the function asks for, which is something.</param>
    ValueTask<Identification> IdentifyAsync(HttpContext http, ApiAccess asked);
}
