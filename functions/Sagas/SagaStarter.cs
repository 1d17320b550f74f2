using System.Buffers;
using System.Text;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Expressions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Telemetry.Traces;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Sagas;

/// <summary>
/// Starts sagas. First the orchestration, then what readers see, then the answer: so a saga that was accepted runs, and
/// is seen, whatever dies; and one that nobody was told of is joined by the repeated request.
/// </summary>
public sealed class SagaStarter(
    ISagaDefinitions definitions, ISagas sagas, SagaEngine engine, IIdSource ids, TimeProvider time)
{
    const int IdChars = 26;

    /// <summary>Starts a saga, or joins the one of its id.</summary>
    /// <param name="client">The hub.</param>
    /// <param name="request">What is asked for.</param>
    /// <returns>The saga as it is shown; or a problem, among them that nobody knows whether it started.</returns>
    internal async Task<Parsed<SagaStatus>> StartAsync(DurableTaskClient client, SagaRequest request)
    {
        var tenant = request.Tenant;
        var id = request.Id ?? tenant.Scope(ids.NextText(IdChars));
        try
        {
            if (request.Id is not null && await sagas.FindAsync(id) is { } shown)
                return IsSame(request, shown.Tenant, shown.Definition, shown.Input)
                    ? shown
                    : ProblemOf.SagaMismatch(tenant.Plain(id));
            if (await definitions.FindAsync(request.Definition) is not { } newest)
                return SagaProblems.NoDefinition(tenant.Plain(request.Definition));
            var start = new SagaStart(id, request.Definition, newest.Version, request.Input, tenant)
            {
                Trace = TraceParent.Current,
            };
            var running = await engine.StartAsync(client, start);
            return IsSame(request, running.Tenant, running.Definition, running.Input)
                ? await ShowAsync(running, newest)
                : ProblemOf.SagaMismatch(tenant.Plain(id));
        }
        catch (StoreUnavailableException)
        {
            return ProblemOf.UnavailableSaga(tenant.Plain(id));
        }
    }

    async Task<SagaStatus> ShowAsync(SagaStart running, DefinitionVersion newest)
    {
        var version = running.Version == newest.Version
            ? newest
            : await definitions.FindAsync(running.Definition, running.Version);
        Invariant.Require(version is not null, "a version of a definition is there before a saga starts with it");
        var accepted = SagaStatus.Accepted(running, DefinitionReader.Load(version.Json).Steps, time.GetUtcNow());
        await sagas.ShowAsync(accepted);
        return accepted;
    }

    static bool IsSame(SagaRequest request, Tenant tenant, string definition, string input) =>
        request.Tenant == tenant && request.Definition == definition
        && (request.Input == input || Canonical(request.Input) == Canonical(input));

    // The order of members leaves no trace, as in the hash of a transaction.
    static string Canonical(string json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = JsonText.Writer(buffer))
            writer.WriteCanonical(JsonTexts.Parse(json));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
