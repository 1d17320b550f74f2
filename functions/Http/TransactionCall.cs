using Coordinator.Contracts;
using Coordinator.Core.Model;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Access;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Http;

/// <summary>A checked call of <c>POST /api/transactions</c>.</summary>
/// <param name="Request">What to run.</param>
/// <param name="Explain">Whether to tell how it ran.</param>
sealed record TransactionCall(TransactionRequest Request, bool Explain)
{
    /// <summary>Reads and checks a call.</summary>
    public static async Task<Parsed<TransactionCall>> BindAsync(HttpRequest request, SlotLayout layout)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return body.Problem;
        var errors = new RequestErrors();
        var head = new RequestHead(request, errors);
        var explain = head.Flag("explain");
        var dryRun = head.Flag("dryRun");
        var parser = new TransactionParser(layout, Caller.Of(request).Tenant, TimeoutMs(request));
        var parsed = parser.Parse(body.Value.Bytes, head.IdempotencyKey(), dryRun, errors);
        return parsed.IsValid ? new TransactionCall(parsed.Value, explain) : parsed.Problem;
    }

    // One that outlives its request has to outlive the host as well: the seconds until another goes on with it count.
    static int TimeoutMs(HttpRequest request) =>
        Preference.Of(request).IsAsync ? TransactionParser.TimeoutMsMax : TransactionParser.TimeoutMsDefault;
}
