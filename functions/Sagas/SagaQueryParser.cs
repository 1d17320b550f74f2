using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Access;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Sagas;

/// <summary>Reads the query of <c>GET /api/sagas</c>.</summary>
static class SagaQueryParser
{
    /// <summary>Entries of a page unless the request says otherwise.</summary>
    public const int TopDefault = 50;

    /// <summary>The query, or what is wrong with it.</summary>
    public static Parsed<SagaQuery> Parse(HttpRequest request)
    {
        var errors = new RequestErrors();
        var head = new RequestHead(request, errors);
        var tenant = Caller.Of(request).Tenant;
        var query = new SagaQuery
        {
            Tenant = tenant,
            State = State(head.Text("state"), errors),
            Definition = head.Text("definition") is { } name
                ? SagaIds.ParseName(name, tenant, "?definition", errors)
                : null,
            StartedAfter = head.Time("startedAfter"),
            StartedBefore = head.Time("startedBefore"),
            Size = Top(head),
            Cursor = head.Text("cursor"),
        };
        return errors.IsEmpty ? query : errors.ToProblem();
    }

    /// <summary>The size of a page.</summary>
    public static int Top(RequestHead head) => head.Whole("top", 1, Limits.SagaPageMax) ?? TopDefault;

    static SagaState? State(string? text, RequestErrors errors)
    {
        if (text is null)
            return null;
        foreach (var state in Enum.GetValues<SagaState>())
        {
            if (SagaAnswers.NameOf(state) == text)
                return state;
        }

        var names = Enum.GetNames<SagaState>().Select(JsonNamingPolicy.CamelCase.ConvertName);
        errors.Add("?state", $"Must be one of {string.Join(", ", names)}.");
        return null;
    }
}
