using Coordinator.Contracts;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Sagas;

/// <summary>Stores definitions of sagas and reads them.</summary>
public sealed class SagaDefinitionFunctions(
    ISagaDefinitions definitions, TenantPrefixes prefixes, OutgoingHosts hosts)
{
    /// <summary>Stores a definition as the next version, unless the newest says the same.</summary>
    [Function("PutSagaDefinition")]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "sagas/definitions/{name}")] HttpRequest request,
        string name)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var errors = new RequestErrors();
        var tenant = Caller.Of(request).Tenant;
        var known = SagaIds.ParseName(name, tenant, "{name}", errors);
        prefixes.Check(tenant, known, "{name}", errors);
        var definition = DefinitionParser.Parse(body.Value.Bytes, tenant, errors, out var text);
        if (definition is not null)
            DefinitionHosts.Check(definition, tenant, hosts, errors);
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        var stored = await definitions.PutAsync(known!, text, definition!);
        return WireResult.Json(SagaAnswers.Version(name, stored.Version));
    }

    /// <summary>Reads a definition in its newest version or a given one.</summary>
    [Function("GetSagaDefinition")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "sagas/definitions/{name}")]
        HttpRequest request,
        string name)
    {
        var errors = new RequestErrors();
        var tenant = Caller.Of(request).Tenant;
        var known = SagaIds.ParseName(name, tenant, "{name}", errors);
        var version = new RequestHead(request, errors).Whole("version", 1, int.MaxValue);
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        if (await definitions.FindAsync(known!, version) is { } found)
            return WireResult.Json(SagaAnswers.Of(found.SeenBy(tenant)));
        return WireResult.Of(
            version is { } wanted ? SagaProblems.NoVersion(name, wanted) : SagaProblems.NoDefinition(name));
    }

    /// <summary>Lists names with their newest versions.</summary>
    [Function("ListSagaDefinitions")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "sagas/definitions")] HttpRequest request)
    {
        var errors = new RequestErrors();
        var head = new RequestHead(request, errors);
        var (size, cursor) = (SagaQueryParser.Top(head), head.Text("cursor"));
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        try
        {
            var tenant = Caller.Of(request).Tenant;
            return WireResult.Json(SagaAnswers.Of((await definitions.ListAsync(size, cursor, tenant)).SeenBy(tenant)));
        }
        catch (InvalidCursorException)
        {
            return WireResult.Of(SagaProblems.Cursor);
        }
    }
}
