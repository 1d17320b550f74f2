using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Reading;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace Coordinator.Functions.Views;

/// <summary>Reads rows of views.</summary>
public sealed class ViewFunctions(
    FreshViews views, ViewReader reader, HlcClock clock, CoordinatorSettings settings, IHostApplicationLifetime host)
{
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Reads a row.</summary>
    [Function("ReadViewRow")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "views/{view}/{*key}")] HttpRequest request,
        string view,
        string? key)
    {
        var errors = new RequestErrors();
        if (!AddressText.IsDecodable(request))
            errors.Add("{key}", AddressText.Error);
        return await ReadAsync(request, view, errors, async found =>
        {
            if (ViewKeyParser.Key(key ?? "", found.Readable!, errors) is not { } text)
                return WireResult.Of(errors.ToProblem());
            return await reader.RowAsync(found, text) is { } row
                ? WireResult.Json(ViewAnswers.Of(row, await reader.LagAsync(found)))
                : WireResult.Of(ViewProblems.NoRow(found.Name));
        });
    }

    /// <summary>Lists rows in the order of their keys.</summary>
    [Function("ListViewRows")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "views/{view}")] HttpRequest request,
        string view)
    {
        var errors = new RequestErrors();
        var query = new ViewQueryParser(request, settings.Slots, errors);
        var (size, cursor, begin) = (query.Top(), query.Cursor(), query.Prefix());
        return await ReadAsync(request, view, errors, async found =>
        {
            if (ViewKeyParser.Prefix(begin, found.Readable!, errors) is not { } prefix)
                return WireResult.Of(errors.ToProblem());
            try
            {
                var page = await reader.ListAsync(found, prefix, size, cursor);
                return WireResult.Json(ViewAnswers.Of(page, await reader.LagAsync(found)));
            }
            catch (InvalidCursorException)
            {
                return WireResult.Of(ViewProblems.Cursor);
            }
        });
    }

    async Task<WireResult> ReadAsync(
        HttpRequest request, string view, RequestErrors errors, Func<ViewInfo, Task<WireResult>> read)
    {
        var name = ViewIds.ParseName(view, "{view}", errors);
        var after = new ViewQueryParser(request, settings.Slots, errors).After(clock.Now());
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        // A host that stops does not let those who wait hold it up.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            request.HttpContext.RequestAborted, host.ApplicationStopping);
        var found = await views.FindAsync(name!, after, end.Token);
        return found.IsValid ? await read(found.Value) : Refused(found.Problem);
    }

    static WireResult Refused(Problem problem)
    {
        var result = WireResult.Of(problem);
        return problem.Type == ProblemTypes.ViewBehind ? result.RetryAfter(AskAgainAfter) : result;
    }
}
