using Coordinator.Contracts;
using Coordinator.Core.Model;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Sagas;

/// <summary>The header Idempotency-Key of an event.</summary>
static class EventKeys
{
    /// <summary>
    /// Names the signal, so that an event that comes twice with one key counts once; null without one.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The event's name: two events may come with one key.</param>
    /// <param name="errors">Where to note what is wrong.</param>
    public static string? Read(HttpRequest request, string name, RequestErrors errors)
    {
        var key = new RequestHead(request, errors).IdempotencyKey();
        if (key is null)
            return null;
        if (key.Length is 0 or > Limits.TransactionIdBytesMax || key.Any(char.IsControl))
            errors.Add(WireHeaders.IdempotencyKey, "Must have 1-128 characters.");
        return $"{name}/{key}";
    }
}
